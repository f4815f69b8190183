package org.lumbar.insights.dashboard;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lumbar.backbone.DemoUser;
import org.lumbar.backbone.TestStack;

/** Writes snapshots as the other services do. */
final class Wire {

    private final TestStack stack;
    private final ObjectMapper json = new ObjectMapper();
    private Map<String, String> headers = Map.of("content-type", "application/json");

    Wire(TestStack stack) {
        this.stack = stack;
    }

    /** What sessions, ratings and client days have in common. */
    static Map<String, @Nullable Object> snapshot(UUID client, LocalDate day) {
        Map<String, @Nullable Object> value = new LinkedHashMap<>();
        value.put("clientId", client);
        value.put("practiceId", DemoUser.PRACTICE);
        value.put("revision", 1);
        value.put("localDay", day);
        value.put("timezone", Practice.ZONE);
        value.put("flags", List.of());
        return value;
    }

    static String at(LocalDate day, int hour) {
        return day.atTime(hour, 0).toInstant(ZoneOffset.UTC).toString();
    }

    void publish(String topic, String key, Map<String, ?> value) {
        try {
            // Ids and days as text, as on the wire.
            String text = json.writeValueAsString(plain(value));
            stack.produce(topic, key, headers, text.getBytes(StandardCharsets.UTF_8));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What is published from here on belongs to this trace. */
    void traced(String traceparent) {
        headers = Map.of("content-type", "application/json", "traceparent", traceparent);
    }

    private static @Nullable Object plain(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            Map<Object, @Nullable Object> copy = new LinkedHashMap<>();
            map.forEach((key, part) -> copy.put(key, plain(part)));
            return copy;
        }
        if (value instanceof List<?> list) {
            List<@Nullable Object> copy = new ArrayList<>();
            list.forEach(part -> copy.add(plain(part)));
            return copy;
        }
        return value instanceof UUID || value instanceof LocalDate ? value.toString() : value;
    }
}
