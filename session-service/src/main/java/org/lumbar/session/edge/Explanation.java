package org.lumbar.session.edge;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.lumbar.session.event.Code;
import org.lumbar.session.event.Feeling;
import org.lumbar.session.event.Kind;
import org.lumbar.session.event.Moment;
import org.lumbar.session.event.Pressure;
import org.lumbar.session.event.SkipReason;
import org.lumbar.session.event.StopReason;

/** One sentence per code for the people who write apps, and one that lists what is allowed; neither quotes an event. */
final class Explanation {
    private static final Map<String, String> BY_POINTER = Map.ofEntries(
            Map.entry("/specversion", "1.0"),
            Map.entry("/id", "a UUID"),
            Map.entry("/subject", "the client's id, a UUID"),
            Map.entry("/source", "urn:lumbar:app: and 1 to 100 of A-Z a-z 0-9 . _ : -"),
            Map.entry("/time", "RFC 3339 with seconds and an offset, of the years 2000 to 2100"),
            Map.entry("/timezone", "a name of the IANA database, Area/City"),
            Map.entry("/sequence", "a whole number from 0 to 999999999999999999, or its digits as text"),
            Map.entry("/datacontenttype", "application/json"),
            Map.entry("/data", "a JSON object"),
            Map.entry("/data/sessionId", "a UUID"),
            Map.entry("/data/planId", "a UUID"),
            Map.entry("/data/stepKey", "1 to 64 of a-z 0-9 -, not - first"),
            Map.entry("/data/moment", words(Moment.values())),
            Map.entry("/data/score", "a whole number from 0 to 10"),
            Map.entry("/data/feeling", words(Feeling.values())),
            Map.entry("/data/pressure", words(Pressure.values())),
            Map.entry(
                    "/data/reason",
                    words(SkipReason.values()) + " of a skipped step; " + words(StopReason.values()) + " of a stop"),
            Map.entry("/data/durationSeconds", "a whole number from 0 to 86400"),
            Map.entry("/data/repetitions", "a whole number from 0 to 10000"),
            Map.entry("/data/holdSeconds", "a whole number from 0 to 3600"),
            Map.entry("/data/stiff", "true or false"),
            Map.entry("/data/sore", "true or false"),
            Map.entry("/data/flareUp", "true or false"));

    private Explanation() {}

    static String of(Code code) {
        return switch (code) {
            case MALFORMED_JSON -> "The bytes are not exactly one JSON value in UTF-8, or a member is there twice.";
            case NOT_A_CLOUDEVENT -> "An event is a JSON object with specversion 1.0.";
            case MISSING_ATTRIBUTE -> "A required attribute is absent.";
            case INVALID_ATTRIBUTE -> "An attribute has a value that the contract does not allow.";
            case UNKNOWN_TYPE -> "The type is not one that this server knows.";
            case UNKNOWN_ZONE -> "The time zone is not one that this server knows; a newer one may.";
            case KEY_MISMATCH -> "The record's key is not the subject in lower case.";
            case MISSING_FIELD -> "A required field of data is absent.";
            case INVALID_FIELD -> "A field of data has a value that the contract does not allow.";
            case FORBIDDEN_FIELD -> "A field of data must not be there for this event.";
            case TOO_LARGE -> "One event has at most 64 KiB.";
            case TOO_DEEP -> "One event nests at most 32 levels deep.";
            case ID_CONFLICT -> "This client has another event under the same id.";
            case DATA_REJECTED -> "The event passed every check and could not be stored.";
            case LIMIT_EXCEEDED -> "The session, or the client's day, holds as much as it may.";
            case CLIENT_ERASED -> "The client has been erased, and nothing about them is stored any more.";
            case UNPROVEN_ERASURE -> "The tombstone is not signed by the service that erases.";
            case CONSENT_WITHDRAWN ->
                "The client has withdrawn consent, and nothing new of theirs is stored until they give it again.";
            case SUBJECT_MISMATCH -> "The subject is not the client that the token names.";
            case CLIENT_NOT_FOUND -> "No such client in the practice that the token names.";
        };
    }

    /** Empty where there is nothing to list. */
    static String allowed(Code code, String pointer) {
        return switch (code) {
            case UNKNOWN_TYPE ->
                sentence(Stream.of(Kind.values()).map(Kind::type).collect(Collectors.joining(", ")));
            case INVALID_ATTRIBUTE, INVALID_FIELD, MISSING_ATTRIBUTE, MISSING_FIELD ->
                sentence(BY_POINTER.getOrDefault(pointer, ""));
            default -> "";
        };
    }

    private static String sentence(String allowed) {
        return allowed.isEmpty() ? "" : " Allowed: " + allowed + ".";
    }

    private static String words(Enum<?>[] values) {
        return Stream.of(values).map(Enum::name).collect(Collectors.joining(", "));
    }
}
