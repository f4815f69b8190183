package org.lumbar.session.event;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One member of a JSON object while it is read: absent, of the wrong form, or its value. Faults are kept until the whole
 * object is known, because the first fault in the order of the schema counts, not the first in the text.
 */
final class Field {
    private static final int LONGEST_NUMBER = 40;

    private final String pointer;
    private boolean present;
    private boolean isNull;
    private @Nullable Object value;

    Field(String pointer) {
        this.pointer = pointer;
    }

    String pointer() {
        return pointer;
    }

    void clear() {
        present = false;
        isNull = false;
        value = null;
    }

    boolean isPresent() {
        return present;
    }

    /** Given, and with the value null. */
    boolean isNull() {
        return isNull;
    }

    @Nullable
    Object value() {
        return value;
    }

    void set(@Nullable Object newValue) {
        present = true;
        isNull = false;
        value = newValue;
    }

    /** Reads a text and turns it into what it means; {@code form} answers null for a text that is not of the form. */
    void readText(JsonParser parser, Depth depth, Function<String, ? extends @Nullable Object> form)
            throws IOException {
        if (begin(parser, depth) == JsonToken.VALUE_STRING) {
            value = form.apply(parser.getText());
        }
    }

    void readUuid(JsonParser parser, Depth depth) throws IOException {
        if (begin(parser, depth) == JsonToken.VALUE_STRING) {
            value = TextValues.uuid(parser.getTextCharacters(), parser.getTextOffset(), parser.getTextLength());
        }
    }

    void readBoolean(JsonParser parser, Depth depth) throws IOException {
        JsonToken token = begin(parser, depth);
        if (token.isBoolean()) {
            value = token == JsonToken.VALUE_TRUE;
        }
    }

    /** Reads a whole number of 0 to {@code max}; {@code 4.0} is one, as in JSON Schema. */
    void readWhole(JsonParser parser, Depth depth, long max) throws IOException {
        JsonToken token = begin(parser, depth);
        if (token.isNumeric() && parser.getTextLength() <= LONGEST_NUMBER) {
            long whole = token == JsonToken.VALUE_NUMBER_INT && parser.getTextLength() < 19
                    ? parser.getLongValue()
                    : wholeOf(new BigDecimal(parser.getText()));
            value = whole >= 0 && whole <= max ? whole : null;
        }
    }

    private static long wholeOf(BigDecimal number) {
        // precision - scale is the count of digits before the point: it bounds the work for numbers such as 1e400.
        if (number.precision() - number.scale() > 18) {
            return -1;
        }
        return number.remainder(BigDecimal.ONE).signum() == 0 ? number.longValue() : -1;
    }

    /** Notes that the member is there and steps over a value that is no scalar. */
    private JsonToken begin(JsonParser parser, Depth depth) throws IOException {
        JsonToken token = parser.currentToken();
        present = true;
        value = null;
        isNull = token == JsonToken.VALUE_NULL;
        if (token.isStructStart()) {
            depth.skip(parser);
        }
        return token;
    }

    /** The value if it is there: absent is null, any other form a fault of that code. */
    <T> @Nullable T optional(Class<T> type, Code ifWrong) throws EventRejected {
        if (!present) {
            return null;
        }
        return of(type, ifWrong);
    }

    <T> T required(Class<T> type, Code ifMissing, Code ifWrong) throws EventRejected {
        if (!present) {
            throw new EventRejected(ifMissing, pointer);
        }
        return of(type, ifWrong);
    }

    private <T> T of(Class<T> type, Code ifWrong) throws EventRejected {
        if (!type.isInstance(value)) {
            throw new EventRejected(ifWrong, pointer);
        }
        return type.cast(value);
    }

    UUID requiredUuid(Code ifMissing, Code ifWrong) throws EventRejected {
        return required(UUID.class, ifMissing, ifWrong);
    }
}
