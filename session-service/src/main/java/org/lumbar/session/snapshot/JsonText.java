package org.lumbar.session.snapshot;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.ByteArrayBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Collection;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Writes the JSON of a snapshot, member by member. */
public final class JsonText {
    private static final JsonFactory JSON = new JsonFactory();

    private static final int FIRST_SIZE = 600;

    private final JsonGenerator out;

    private JsonText(JsonGenerator out) {
        this.out = out;
    }

    /** Writes some members of the current object. */
    public interface Members {
        void write(JsonText json) throws IOException;
    }

    /** The UTF-8 bytes of one object. */
    public static byte[] object(Members members) {
        try (ByteArrayBuilder bytes = new ByteArrayBuilder(FIRST_SIZE);
                JsonGenerator generator = JSON.createGenerator(bytes)) {
            JsonText json = new JsonText(generator);
            generator.writeStartObject();
            members.write(json);
            generator.writeEndObject();
            generator.flush();
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A text: ids, instants, days and enums have their contract's form as their own text. */
    public JsonText text(String name, @Nullable Object value) throws IOException {
        out.writeFieldName(name);
        if (value == null) {
            out.writeNull();
        } else {
            out.writeString(value.toString());
        }
        return this;
    }

    /** An instant in UTC. Written by hand: the general formatter is a third of a snapshot's cost. */
    public JsonText instant(String name, @Nullable Instant value) throws IOException {
        out.writeFieldName(name);
        if (value == null) {
            out.writeNull();
        } else {
            out.writeString(InstantText.of(value));
        }
        return this;
    }

    public JsonText number(String name, @Nullable Number value) throws IOException {
        out.writeFieldName(name);
        if (value == null) {
            out.writeNull();
        } else {
            out.writeNumber(value.longValue());
        }
        return this;
    }

    public JsonText flag(String name, @Nullable Boolean value) throws IOException {
        out.writeFieldName(name);
        if (value == null) {
            out.writeNull();
        } else {
            out.writeBoolean(value);
        }
        return this;
    }

    /** A nested object, or null where there are no members. */
    public JsonText object(String name, @Nullable Members members) throws IOException {
        out.writeFieldName(name);
        if (members == null) {
            out.writeNull();
        } else {
            out.writeStartObject();
            members.write(this);
            out.writeEndObject();
        }
        return this;
    }

    /** What one element of a list becomes. */
    public interface Element<T> {
        void write(JsonText json, T element) throws IOException;
    }

    public <T> JsonText objects(String name, Collection<T> elements, Element<T> each) throws IOException {
        out.writeArrayFieldStart(name);
        for (T element : elements) {
            out.writeStartObject();
            each.write(this, element);
            out.writeEndObject();
        }
        out.writeEndArray();
        return this;
    }

    public JsonText texts(String name, Collection<?> elements) throws IOException {
        out.writeArrayFieldStart(name);
        for (Object element : elements) {
            out.writeString(element.toString());
        }
        out.writeEndArray();
        return this;
    }

    /** The members by which every snapshot about a client is known. */
    public JsonText identity(UUID clientId, UUID practiceId, long revision) throws IOException {
        return text("clientId", clientId).text("practiceId", practiceId).number("revision", revision);
    }
}
