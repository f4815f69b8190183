package org.lumbar.session.event;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.lumbar.foundation.input.Utf8;

/**
 * Reads session events from their bytes, in one pass and without a tree: as strict as the schemas of the contract, and
 * with the code and the pointer that its README defines. Not for use by several threads at once.
 */
public final class EventReader {
    /** Bytes of one event, its attributes included. */
    public static final int MAX_EVENT_BYTES = 65_536;

    /** What a subject adds to an event that names none: {@code "subject":"…",}. */
    private static final int SUBJECT_BYTES = 49;

    /** How deep a document may nest before it is not even read to its end. */
    private static final int MAX_DOCUMENT_LEVELS = 1_000;

    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MAX_DOCUMENT_LEVELS)
                    .maxNumberLength(Integer.MAX_VALUE)
                    .maxNameLength(Integer.MAX_VALUE)
                    .maxStringLength(Integer.MAX_VALUE)
                    .build())
            .build();

    private final Envelope envelope = new Envelope();

    /** Attributes of the binary mode: calls back with each attribute's name and text. */
    public interface Attributes extends Consumer<BiConsumer<String, String>> {}

    /** Takes the events of a document as they are found, in order. */
    public interface EventSink {
        /**
         * @param from offset of the event's first byte in the document
         * @param to offset after its last byte
         */
        void accept(Outcome outcome, int from, int to);
    }

    /**
     * What was found for one event: the event or why not, and as much of its identity as could be read.
     *
     * @param nullSubjectAt where in the document the subject is written as {@code null}; -1 if it is not
     */
    public record Outcome(
            @Nullable SessionEvent event,
            @Nullable EventRejected rejected,
            @Nullable UUID id,
            boolean hasSubject,
            int nullSubjectAt) {}

    /** Reads a CloudEvent of the structured mode. */
    public SessionEvent readStructured(byte[] value) throws EventRejected {
        checkSize(value.length);
        try (JsonParser parser = parser(value)) {
            if (parser.nextToken() == JsonToken.START_OBJECT) {
                envelope.read(parser, value);
                checkEnd(parser);
                checkStructure(value, 0, value.length);
                return envelope.toEvent(null);
            }
            envelope.startBinary();
            skipDocument(parser);
            throw new EventRejected(Code.NOT_A_CLOUDEVENT, null);
        } catch (IOException e) {
            throw unreadable(e);
        } catch (RuntimeException e) {
            throw ourFault();
        }
    }

    private EventRejected unreadable(IOException e) {
        boolean tooDeep = envelope.isTooDeep() || e instanceof StreamConstraintsException;
        return new EventRejected(tooDeep ? Code.TOO_DEEP : Code.MALFORMED_JSON, null);
    }

    private void checkStructure(byte[] bytes, int from, int to) throws EventRejected {
        Code fault = envelope.structuralFault();
        if (fault == null && !Utf8.isValid(bytes, from, to)) {
            fault = Code.MALFORMED_JSON;
        }
        if (fault != null) {
            throw new EventRejected(fault, null);
        }
    }

    /** Our own code has failed on this event: it is set aside alone, and costs no other. */
    private static EventRejected ourFault() {
        return new EventRejected(Code.DATA_REJECTED, null);
    }

    /** Reads a CloudEvent of the binary mode: attributes from the headers, {@code data} from the value. */
    public SessionEvent readBinary(Attributes attributes, byte[] value) throws EventRejected {
        checkSize(value.length);
        envelope.startBinary();
        try {
            if (value.length > 0) {
                readBinaryData(value);
            }
            attributes.accept(envelope::attribute);
            return envelope.toEvent(null);
        } catch (RuntimeException e) {
            throw ourFault();
        }
    }

    private void readBinaryData(byte[] value) {
        try (JsonParser parser = parser(value)) {
            checkStart(parser.nextToken(), parser);
            envelope.readBinaryData(parser, value);
            checkEnd(parser);
            checkStructure(value, 0, value.length);
        } catch (IOException e) {
            envelope.failData(unreadable(e));
        } catch (EventRejected e) {
            envelope.failData(e);
        }
    }

    /**
     * Reads one structured event, or an array of them, and hands over each. A fault of one event never costs the others.
     *
     * @param subjectIfAbsent the client of events that name none, or null if each must
     * @throws IOException if the document as a whole is not JSON of that form, or nests so deep that it is not read
     */
    public void readDocument(byte[] document, boolean batch, @Nullable UUID subjectIfAbsent, EventSink sink)
            throws IOException {
        try (JsonParser parser = parser(document)) {
            JsonToken first = parser.nextToken();
            checkStart(first, parser);
            if (!batch) {
                readOne(parser, document, subjectIfAbsent, sink);
            } else if (first != JsonToken.START_ARRAY) {
                throw new IOException("A batch is an array.");
            } else {
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    readOne(parser, document, subjectIfAbsent, sink);
                }
            }
            checkEnd(parser);
        } catch (RuntimeException e) {
            throw new IOException("Our own code has failed on it.", e);
        }
    }

    private void readOne(JsonParser parser, byte[] document, @Nullable UUID subjectIfAbsent, EventSink sink)
            throws IOException {
        int from = (int) parser.currentTokenLocation().getByteOffset();
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            parser.skipChildren();
            EventRejected fault = new EventRejected(Code.NOT_A_CLOUDEVENT, null);
            sink.accept(new Outcome(null, fault, null, false, -1), from, from);
            return;
        }
        envelope.read(parser, document);
        int to = (int) parser.currentLocation().getByteOffset();
        sink.accept(outcome(document, from, to, subjectIfAbsent), from, to);
    }

    private Outcome outcome(byte[] document, int from, int to, @Nullable UUID subjectIfAbsent) {
        SessionEvent event = null;
        EventRejected fault = null;
        try {
            checkSize(to - from + (envelope.hasSubject() ? 0 : SUBJECT_BYTES));
            checkStructure(document, from, to);
            event = envelope.toEvent(subjectIfAbsent);
        } catch (EventRejected e) {
            fault = e;
        }
        return new Outcome(event, fault, envelope.id(), envelope.hasSubject(), envelope.nullSubjectAt());
    }

    private static void checkSize(int size) throws EventRejected {
        if (size > MAX_EVENT_BYTES) {
            throw new EventRejected(Code.TOO_LARGE, null);
        }
    }

    private static JsonParser parser(byte[] document) throws IOException {
        // Jackson guesses UTF-16 and UTF-32 from zero bytes; JSON on the wire is UTF-8, and offsets must be in bytes.
        for (int i = 0; i < Math.min(4, document.length); i++) {
            if (document[i] == 0 || document[i] == (byte) 0xFE || document[i] == (byte) 0xFF) {
                throw new IOException("Not " + JsonEncoding.UTF8.getJavaName());
            }
        }
        return JSON.createParser(document);
    }

    private static void checkStart(@Nullable JsonToken token, JsonParser parser) throws IOException {
        if (token == null) {
            throw new IOException(
                    "No content at offset " + parser.currentLocation().getByteOffset());
        }
    }

    private static void checkEnd(JsonParser parser) throws IOException {
        if (parser.nextToken() != null) {
            throw new IOException("More than one value.");
        }
    }

    private static void skipDocument(JsonParser parser) throws IOException {
        checkStart(parser.currentToken(), parser);
        parser.skipChildren();
        checkEnd(parser);
    }

    /** A header's text, for {@link Attributes}. */
    public static String text(byte[] header) {
        return new String(header, StandardCharsets.UTF_8);
    }
}
