package org.lumbar.simulator.event;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/** Writes the {@code data} object of an event, field by field in the order of the calls; nulls are left out. */
public final class EventBody {
    private static final JsonFactory JSON = new JsonFactory();

    private final StringWriter text = new StringWriter(160);
    private final JsonGenerator json;

    public EventBody() {
        try {
            json = JSON.createGenerator(text);
            json.writeStartObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public EventBody with(String field, @Nullable Object value) {
        if (value == null) {
            return this;
        }
        try {
            json.writeFieldName(field);
            if (value instanceof Integer number) {
                json.writeNumber(number);
            } else if (value instanceof Boolean truth) {
                json.writeBoolean(truth);
            } else {
                json.writeString(value.toString());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    /** A passed screening of this version. */
    public EventBody withPassedScreening(String version) {
        try {
            json.writeObjectFieldStart("screening");
            json.writeStringField("version", version);
            json.writeBooleanField("passed", true);
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    /** Closes the object; nothing can be added afterwards. */
    public String finish() {
        try {
            json.writeEndObject();
            json.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }
}
