package org.lumbar.session.event;

import com.fasterxml.jackson.core.JsonGenerator;
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
    private static final int MOST_EXPONENT_DIGITS = 3;

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

    /** The last name of the pointer: what the member is called in its object. */
    String name() {
        return pointer.substring(pointer.lastIndexOf('/') + 1);
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

    /** Sets a value that comes on its own, as in a header; there twice it is wrong. */
    void setOnce(@Nullable Object newValue) {
        set(present ? null : newValue);
    }

    /** Reads a text and turns it into what it means; {@code form} answers null for a text that is not of the form. */
    void readText(JsonParser parser, Structure structure, Function<String, ? extends @Nullable Object> form)
            throws IOException {
        if (begin(parser, structure) == JsonToken.VALUE_STRING) {
            value = form.apply(parser.getText());
        }
    }

    void readUuid(JsonParser parser, Structure structure) throws IOException {
        if (begin(parser, structure) == JsonToken.VALUE_STRING) {
            value = TextValues.uuid(parser.getTextCharacters(), parser.getTextOffset(), parser.getTextLength());
        }
    }

    void readBoolean(JsonParser parser, Structure structure) throws IOException {
        JsonToken token = begin(parser, structure);
        if (token.isBoolean()) {
            value = token == JsonToken.VALUE_TRUE;
        }
    }

    /** Reads a whole number of 0 to {@code max}; {@code 4.0} is one, as in JSON Schema. */
    void readWhole(JsonParser parser, Structure structure, long max) throws IOException {
        JsonToken token = begin(parser, structure);
        if (token.isNumeric() && parser.getTextLength() <= LONGEST_NUMBER) {
            long whole = token == JsonToken.VALUE_NUMBER_INT && parser.getTextLength() < 19
                    ? parser.getLongValue()
                    : wholeOf(parser.getText());
            value = whole >= 0 && whole <= max ? whole : null;
        }
    }

    private static long wholeOf(String text) {
        // A longer exponent may be more than any number type holds, or cost gigabytes to work with.
        int exponent = Math.max(text.indexOf('e'), text.indexOf('E'));
        if (exponent >= 0
                && text.length() - exponent > MOST_EXPONENT_DIGITS + (isSign(text.charAt(exponent + 1)) ? 2 : 1)) {
            return -1;
        }
        BigDecimal number = new BigDecimal(text);
        // precision - scale is the count of digits before the point: it bounds the work for numbers such as 1e400.
        if (number.precision() - number.scale() > 18) {
            return -1;
        }
        return number.remainder(BigDecimal.ONE).signum() == 0 ? number.longValue() : -1;
    }

    private static boolean isSign(char c) {
        return c == '+' || c == '-';
    }

    /** Notes that the member is there and steps over a value that is no scalar. */
    private JsonToken begin(JsonParser parser, Structure structure) throws IOException {
        JsonToken token = parser.currentToken();
        if (present) {
            structure.memberTwice();
        }
        present = true;
        value = null;
        isNull = token == JsonToken.VALUE_NULL;
        if (token.isStructStart()) {
            structure.skip(parser);
        }
        return token;
    }

    /** Writes the member as it was read, if it is there. */
    void write(JsonGenerator out) throws IOException {
        if (present) {
            out.writeFieldName(name());
            if (value instanceof Long number) {
                out.writeNumber(number);
            } else if (value instanceof Boolean flag) {
                out.writeBoolean(flag);
            } else {
                out.writeString(String.valueOf(value));
            }
        }
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
