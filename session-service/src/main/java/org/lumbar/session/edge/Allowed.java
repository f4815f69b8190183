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

/** What the contract allows where an event has something else: one sentence by the JSON pointer of the fault. */
final class Allowed {
    private static final Map<String, String> BY_POINTER = Map.ofEntries(
            Map.entry("/specversion", "1.0"),
            Map.entry("/id", "a UUID"),
            Map.entry("/subject", "the client's id, a UUID"),
            Map.entry("/source", "urn:lumbar:app: and 1 to 100 of A-Z a-z 0-9 . _ : -"),
            Map.entry(
                    "/time",
                    "RFC 3339 with seconds and an offset, such as 2026-11-02T07:15:00+01:00, from 2000 to 2100"),
            Map.entry("/timezone", "a name of the IANA database, such as Europe/Berlin"),
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

    private Allowed() {}

    /** Empty where there is nothing to list. */
    static String at(Code code, String pointer) {
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
