package org.lumbar.insights.intake;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;
import org.lumbar.backbone.OddHeaders;
import org.lumbar.insights.snapshot.Published;
import org.lumbar.insights.snapshot.RatingSnapshot;

/**
 * A bad record of the topic of ratings.
 *
 * @param code that it is set apart with
 */
record Poison(String name, byte[] key, Headers headers, byte @Nullable [] value, String code) {

    private static final List<String> ODD_NUMBERS = List.of(
            "1e400", "-1e400", "1e-2147483649", "1e2147483648", "1E+99999999999", "1.5", "99999999999999999999");

    @Override
    public String toString() {
        return name;
    }

    /** Every kind, about one client. */
    static List<Poison> all(RatingSnapshot good) {
        List<Poison> all = new ArrayList<>();
        byte[] key = good.key().getBytes(UTF_8);
        OddHeaders.all()
                .forEach((name, headers) ->
                        all.add(new Poison(name, key, headers, bytes("{no json"), "malformed-json")));
        all.addAll(keys(good));
        all.addAll(values(good));
        return all;
    }

    /** A number that no field holds, in the place of every member. */
    static List<Poison> numbersInEveryPlace(RatingSnapshot good) {
        List<Poison> all = new ArrayList<>();
        tree(good).fieldNames().forEachRemaining(member -> {
            for (String number : ODD_NUMBERS) {
                if (member.equals("score") && number.startsWith("1e-")) {
                    continue; // As near to 0 as makes no difference, and 0 is a score.
                }
                String text = changed(good, tree -> tree.put(member, "@")).replace("\"@\"", number);
                all.add(of(good, member + " is " + number, text, "invalid-field"));
            }
        });
        return all;
    }

    private static List<Poison> keys(RatingSnapshot good) {
        String client = good.clientId().toString();
        byte[] value = Published.value(good);
        return List.of(
                keyed("the key of another client", UUID.randomUUID() + ":" + good.ratingId(), value),
                keyed("the key of another rating", client + ":" + UUID.randomUUID(), value),
                keyed("a key that is no text", "\uD83D", value),
                keyed("an empty key", "", value),
                keyed("no value under the key of a client", client, null),
                keyed("no value under an odd key", client + ":x", null),
                keyed("no value under a key with U+0000", client + ":\u0000", null));
    }

    private static List<Poison> values(RatingSnapshot good) {
        String text = changed(good, tree -> tree);
        return List.of(
                of(good, "no bytes", "", "malformed-json"),
                of(good, "white space", " ", "malformed-json"),
                of(good, "null", "null", "malformed-json"),
                of(good, "a list", "[" + text + "]", "malformed-json"),
                of(good, "text after the value", text + "x", "malformed-json"),
                of(good, "another value after the value", text + text, "malformed-json"),
                of(good, "a member twice", "{\"score\":1," + text.substring(1), "malformed-json"),
                of(good, "a member twice, once escaped", "{\"sc\\u006fre\":1," + text.substring(1), "malformed-json"),
                of(good, "too deep", "[".repeat(50_000), "too-deep"),
                of(good, "U+0000", changed(good, tree -> tree.put("stepKey", "a\u0000b")), "invalid-field"),
                of(good, "half an emoji", text.replace("\"flags\"", "\"x\":\"\\ud83d\",\"flags\""), "invalid-field"),
                of(
                        good,
                        "half an emoji in a name",
                        text.replace("\"flags\"", "\"\\ud83d\":1,\"flags\""),
                        "malformed-json"));
    }

    private static Poison of(RatingSnapshot good, String name, String value, String code) {
        return new Poison(name, good.key().getBytes(UTF_8), new RecordHeaders(), bytes(value), code);
    }

    private static Poison keyed(String name, String key, byte @Nullable [] value) {
        return new Poison(name, bytes(key), new RecordHeaders(), value, "key-mismatch");
    }

    private static String changed(RatingSnapshot good, UnaryOperator<ObjectNode> change) {
        return change.apply(tree(good)).toString();
    }

    private static ObjectNode tree(RatingSnapshot good) {
        try {
            return (ObjectNode) new ObjectMapper().readTree(new String(Published.value(good), UTF_8));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }
}
