package org.lumbar.routine.intake;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;
import org.lumbar.backbone.OddHeaders;

/**
 * A bad record of the topic of client days.
 *
 * @param code that it is set apart with
 */
record Poison(String name, byte[] key, Headers headers, byte @Nullable [] value, String code) {
    private static final List<String> MEMBERS = List.of(
            "clientId",
            "practiceId",
            "localDay",
            "revision",
            "usedSeconds",
            "limitSeconds",
            "remainingSeconds",
            "dose",
            "resting",
            "locked",
            "questionsDue");
    private static final List<String> ODD_NUMBERS =
            List.of("1e400", "-1e400", "1e2147483648", "1E+99999999999", "1.5", "99999999999999999999");
    private static final String DAY = "2026-11-02";

    /** A day's snapshot as session-service publishes it. */
    static String day(UUID clientId, String day) {
        return """
                {"clientId":"%s","practiceId":"0190a000-0000-7000-8000-0000000a0001","localDay":"%s","revision":1,\
                "dose":{"technique":"BALL_ROLL","usedSeconds":60,"limitSeconds":300,"remainingSeconds":240,"exceeded":false},\
                "resting":[],"locked":[],"questionsDue":[]}""".formatted(clientId, day);
    }

    /** Every kind, about one client. */
    static List<Poison> all(UUID clientId) {
        String good = day(clientId, DAY);
        String key = clientId + ":" + DAY;
        List<Poison> all = new ArrayList<>();
        OddHeaders.all()
                .forEach((name, headers) -> all.add(
                        new Poison(name, key.getBytes(UTF_8), headers, "{no json".getBytes(UTF_8), "malformed-json")));
        for (String member : MEMBERS) {
            for (String number : ODD_NUMBERS) {
                String value = good.replaceFirst("(\"" + member + "\":)([^,\\[{}]+|\\{[^}]*}|\\[])", "$1" + number);
                all.add(of(member + " is " + number, key, value, "invalid-field"));
            }
        }
        all.addAll(List.of(
                of("no bytes", key, "", "malformed-json"),
                of("null", key, "null", "malformed-json"),
                of("a list", key, "[" + good + "]", "malformed-json"),
                of("text after the value", key, good + "x", "malformed-json"),
                of("a member twice", key, "{\"revision\":1," + good.substring(1), "malformed-json"),
                of("too deep", key, "[".repeat(50_000), "malformed-json"),
                of("U+0000", key, good.replace("BALL_ROLL", "\\u0000"), "invalid-field"),
                of("half an emoji", key, good.replace("\"resting\"", "\"x\":\"\\ud83d\",\"resting\""), "invalid-field"),
                of("a day that is none", key, good.replace(DAY, "2026-02-30"), "invalid-field"),
                of("the key of another client", UUID.randomUUID() + ":" + DAY, good, "key-mismatch"),
                of("the key of another day", clientId + ":2026-11-03", good, "key-mismatch"),
                of("an empty key", "", good, "key-mismatch"),
                of("no value under the key of a client", clientId.toString(), null, "key-mismatch"),
                of("no value under an odd key", clientId + ":x", null, "key-mismatch"),
                of("no value under a key with U+0000", clientId + ":\u0000", null, "key-mismatch")));
        return all;
    }

    private static Poison of(String name, String key, @Nullable String value, String code) {
        return new Poison(
                name, key.getBytes(UTF_8), new RecordHeaders(), value == null ? null : value.getBytes(UTF_8), code);
    }
}
