package org.lumbar.routine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lumbar.backbone.TestStack;

/** Plays session-service: publishes what happened to one client. */
public final class Happenings {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final TestStack stack;
    private final UUID practice;
    private final UUID client;
    private long revision = 1;
    private Map<String, String> headers = Map.of("content-type", "application/json");

    public Happenings(TestStack stack, UUID practice, UUID client) {
        this.stack = stack;
        this.practice = practice;
        this.client = client;
    }

    /** A closed session of that day with these steps done, and what the continue rule said at worst. */
    public UUID session(String planId, LocalDate day, @Nullable String answer, @Nullable String rule, String... done) {
        return session(planId, day + "T08:00:00Z", day, answer, rule, null, done);
    }

    /** A closed and calm session of that day, and how the back felt afterwards. */
    public UUID felt(String planId, LocalDate day, String feeling, String... done) {
        return felt(planId, day, day + "T08:00:00Z", feeling, done);
    }

    /** The same, with its start. */
    public UUID felt(String planId, LocalDate day, String start, String feeling, String... done) {
        return session(planId, start, day, "GO_ON", "NRS_0_3", feeling, done);
    }

    private UUID session(
            String planId,
            String start,
            LocalDate day,
            @Nullable String answer,
            @Nullable String rule,
            @Nullable String feeling,
            String... done) {
        UUID session = UUID.randomUUID();
        Map<String, Object> value = common();
        value.put("sessionId", session);
        value.put("planId", planId);
        value.put("occurrenceId", planId + ":" + day + ":am");
        value.put("localDay", day.toString());
        value.put("timezone", "Europe/Berlin");
        value.put("startedAt", start);
        value.put("feeling", feeling);
        value.put("closed", true);
        List<Object> steps = new ArrayList<>();
        for (String key : done) {
            steps.add(Map.of("key", key, "completed", true, "seconds", 60));
        }
        value.put("steps", steps);
        value.put("stop", null);
        value.put(
                "guidance",
                answer == null
                        ? null
                        : Map.of("answer", answer, "rule", String.valueOf(rule), "eventId", UUID.randomUUID()));
        value.put("firstReceivedAt", Instant.now().toString());
        value.put("lastReceivedAt", Instant.now().toString());
        value.put("eventCount", 3);
        value.put("flags", List.of());
        publish("sessions", session.toString(), value);
        return session;
    }

    /** A rating of a session, such as AFTER. */
    public UUID rating(UUID session, LocalDate day, String moment, int score) {
        UUID rating = UUID.randomUUID();
        Map<String, Object> value = common();
        value.put("ratingId", rating);
        value.put("sessionId", session);
        value.put("moment", moment);
        value.put("score", score);
        value.put("localDay", day.toString());
        value.put("timezone", "Europe/Berlin");
        value.put("occurredAt", day + "T08:00:00Z");
        value.put("receivedAt", day + "T08:00:00Z");
        value.put("flags", List.of());
        publish("pain-ratings", rating.toString(), value);
        return rating;
    }

    /** What is safe on a day. */
    public void day(LocalDate day, int used, List<Object> resting, List<Object> locked, List<Object> questions) {
        Map<String, Object> value = common();
        value.put("localDay", day.toString());
        value.put(
                "dose",
                Map.of(
                        "technique",
                        "BALL_ROLL",
                        "usedSeconds",
                        used,
                        "limitSeconds",
                        300,
                        "remainingSeconds",
                        Math.max(0, 300 - used),
                        "exceeded",
                        used > 300));
        value.put("resting", resting);
        value.put("locked", locked);
        value.put("questionsDue", questions);
        publish("client-days", day.toString(), value);
    }

    public static Map<String, Object> resting(LocalDate since) {
        return Map.of(
                "technique",
                "BALL_ROLL",
                "rule",
                "NEXT_DAY_SORE",
                "eventId",
                UUID.randomUUID(),
                "since",
                since.toString());
    }

    public static Map<String, Object> locked(UUID lockId, LocalDate since) {
        return Map.of("technique", "BALL_ROLL", "lockId", lockId, "rule", "STOP_BONE_PAIN", "since", since.toString());
    }

    public static Map<String, Object> question(LocalDate about) {
        return question(about, "BALL_ROLL");
    }

    public static Map<String, Object> question(LocalDate about, String... techniques) {
        return Map.of(
                "question",
                "NEXT_DAY_CHECK",
                "dueFrom",
                about.plusDays(1).toString(),
                "aboutDay",
                about.toString(),
                "techniques",
                List.of(techniques));
    }

    /** Any bytes under the client's key. */
    public void raw(String topic, String ownKey, byte @Nullable [] value) {
        stack.produce(topic, client + ":" + ownKey, headers, value);
    }

    /** What is published from here on belongs to this trace. */
    public void traced(String traceparent) {
        headers = Map.of("content-type", "application/json", "traceparent", traceparent);
    }

    private Map<String, Object> common() {
        Map<String, Object> value = new LinkedHashMap<>();
        value.put("clientId", client);
        value.put("practiceId", practice);
        value.put("revision", revision++);
        return value;
    }

    private void publish(String topic, String ownKey, Map<String, Object> value) {
        try {
            raw(topic, ownKey, JSON.writeValueAsString(value).getBytes(StandardCharsets.UTF_8));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
