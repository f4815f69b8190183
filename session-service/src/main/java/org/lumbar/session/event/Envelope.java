package org.lumbar.session.event;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.lumbar.foundation.input.Zones;

/** The attributes of one CloudEvent with its data, while they are read; reused from event to event by one thread. */
final class Envelope {
    private static final String SOURCE_PREFIX = "urn:lumbar:app:";
    private static final Pattern CONTENT_TYPE = Pattern.compile("application/json *(;.*)?");
    private static final Object NEWER_ZONE = new Object();
    private static final int MAX_SEQUENCE_DIGITS = 18;
    private static final long MAX_SEQUENCE = 999_999_999_999_999_999L;

    private final Field specversion = new Field("/specversion");
    private final Field id = new Field("/id");
    private final Field source = new Field("/source");
    private final Field type = new Field("/type");
    private final Field subject = new Field("/subject");
    private final Field time = new Field("/time");
    private final Field timezone = new Field("/timezone");
    private final Field sequence = new Field("/sequence");
    private final Field datacontenttype = new Field("/datacontenttype");
    private final Field data = new Field("/data");
    private final List<Field> all =
            List.of(specversion, id, source, type, subject, time, timezone, sequence, datacontenttype, data);
    private final EventFields fields = new EventFields();
    private final Structure structure = new Structure();
    private final Set<String> unknown = new HashSet<>();
    private int nullSubjectAt;
    private @Nullable EventRejected dataFault;

    private void clear() {
        all.forEach(Field::clear);
        unknown.clear();
        nullSubjectAt = -1;
        dataFault = null;
    }

    /** Reads the structured event that the parser stands at, up to the end of its object. */
    void read(JsonParser parser, byte[] document) throws IOException {
        clear();
        structure.start(parser);
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            parser.nextToken();
            readMember(name, parser, document);
        }
    }

    private void readMember(String name, JsonParser parser, byte[] document) throws IOException {
        switch (name) {
            case "specversion" -> specversion.readText(parser, structure, Envelope::version);
            case "id" -> id.readUuid(parser, structure);
            case "source" -> source.readText(parser, structure, Envelope::sourceOf);
            case "type" -> type.readText(parser, structure, Function.identity());
            case "subject" -> readSubject(parser);
            case "time" -> time.readText(parser, structure, TextValues::instant);
            case "timezone" -> timezone.readText(parser, structure, Envelope::zone);
            case "sequence" -> readSequence(parser);
            case "datacontenttype" -> datacontenttype.readText(parser, structure, Envelope::contentType);
            case "data" -> readData(parser, document);
            default -> structure.skipUnknown(unknown, name, parser);
        }
    }

    /** Takes an attribute of the binary mode from its header. */
    void attribute(String name, String text) {
        switch (name) {
            case "specversion" -> specversion.setOnce(version(text));
            case "id" -> id.setOnce(TextValues.uuid(text));
            case "source" -> source.setOnce(sourceOf(text));
            case "type" -> type.setOnce(text);
            case "subject" -> subject.setOnce(TextValues.uuid(text));
            case "time" -> time.setOnce(TextValues.instant(text));
            case "timezone" -> timezone.setOnce(zone(text));
            case "sequence" -> sequence.setOnce(TextValues.digits(text, MAX_SEQUENCE_DIGITS) ? text : null);
            case "datacontenttype" -> datacontenttype.setOnce(contentType(text));
            default -> {
                // An attribute this contract does not define: readers ignore it.
            }
        }
    }

    /** Starts an event of the binary mode; its attributes and its data follow. */
    void startBinary() {
        clear();
        structure.start();
    }

    /** Reads the data of the binary mode, which the parser stands at. */
    void readBinaryData(JsonParser parser, byte[] document) throws IOException {
        structure.start(parser);
        readData(parser, document);
    }

    /** The data of the binary mode can't be read; raised once the attributes are found to be right. */
    void failData(EventRejected fault) {
        dataFault = fault;
    }

    /** What is wrong with the JSON itself; null if nothing is. */
    @Nullable
    Code structuralFault() {
        return structure.fault();
    }

    boolean isTooDeep() {
        return structure.isTooDeep();
    }

    private void readSubject(JsonParser parser) throws IOException {
        if (parser.currentToken() == JsonToken.VALUE_NULL) {
            nullSubjectAt = (int) parser.currentTokenLocation().getByteOffset();
        }
        subject.readUuid(parser, structure);
    }

    /** Where in the document the subject is written as null; -1 if it is not. */
    int nullSubjectAt() {
        return nullSubjectAt;
    }

    private void readSequence(JsonParser parser) throws IOException {
        if (parser.currentToken() == JsonToken.VALUE_STRING) {
            sequence.readText(parser, structure, text -> TextValues.digits(text, MAX_SEQUENCE_DIGITS) ? text : null);
        } else {
            sequence.readWhole(parser, structure, MAX_SEQUENCE);
        }
    }

    private void readData(JsonParser parser, byte[] document) throws IOException {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            data.readText(parser, structure, text -> null);
            return;
        }
        if (data.isPresent()) {
            structure.memberTwice();
        }
        int from = (int) parser.currentTokenLocation().getByteOffset();
        fields.read(parser, structure);
        data.set(Arrays.copyOfRange(
                document, from, (int) parser.currentLocation().getByteOffset()));
    }

    boolean hasSubject() {
        return subject.isPresent() && !subject.isNull();
    }

    @Nullable
    UUID id() {
        return (UUID) id.value();
    }

    /** The event, or its first fault in the order of the schema; a given subject stands in for one that is absent. */
    SessionEvent toEvent(@Nullable UUID subjectIfAbsent) throws EventRejected {
        if (specversion.value() == null) {
            throw new EventRejected(Code.NOT_A_CLOUDEVENT, specversion.pointer());
        }
        UUID eventId = attribute(id, UUID.class);
        attribute(source, String.class);
        String typeName = attribute(type, String.class);
        Kind kind = Kind.ofType(typeName);
        if (kind == null) {
            throw new EventRejected(Code.UNKNOWN_TYPE, type.pointer());
        }
        UUID client = hasSubject() || subjectIfAbsent == null ? attribute(subject, UUID.class) : subjectIfAbsent;
        Instant at = attribute(time, Instant.class);
        if (timezone.value() == NEWER_ZONE) {
            throw new EventRejected(Code.UNKNOWN_ZONE, timezone.pointer());
        }
        ZoneId zone = attribute(timezone, ZoneId.class);
        optionalAttribute(sequence);
        optionalAttribute(datacontenttype);
        if (dataFault != null) {
            throw dataFault;
        }
        byte[] bytes = attribute(data, byte[].class);
        Reported reported = fields.toReported(kind);
        return new SessionEvent(client, eventId, at, zone, reported, fields.known(kind, bytes));
    }

    private static <T> T attribute(Field field, Class<T> type) throws EventRejected {
        if (field.isNull()) {
            throw new EventRejected(Code.MISSING_ATTRIBUTE, field.pointer());
        }
        return field.required(type, Code.MISSING_ATTRIBUTE, Code.INVALID_ATTRIBUTE);
    }

    private static void optionalAttribute(Field field) throws EventRejected {
        if (!field.isNull()) {
            field.optional(Object.class, Code.INVALID_ATTRIBUTE);
        }
    }

    private static @Nullable String version(String text) {
        return text.equals("1.0") ? text : null;
    }

    private static @Nullable Object zone(String text) {
        ZoneId zone = Zones.find(text);
        return zone == null && Zones.mayBeNewer(text) ? NEWER_ZONE : zone;
    }

    private static @Nullable String sourceOf(String text) {
        int installation = text.length() - SOURCE_PREFIX.length();
        boolean fine = installation >= 1
                && installation <= 100
                && text.startsWith(SOURCE_PREFIX)
                && text.chars().allMatch(Envelope::inSource);
        return fine ? text : null;
    }

    private static boolean inSource(int c) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= '0' && c <= '9')
                || c == '.'
                || c == '_'
                || c == ':'
                || c == '-';
    }

    private static @Nullable String contentType(String text) {
        return text.equals("application/json") || CONTENT_TYPE.matcher(text).matches() ? text : null;
    }
}
