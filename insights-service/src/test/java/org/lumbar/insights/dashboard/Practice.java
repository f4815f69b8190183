package org.lumbar.insights.dashboard;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
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

/** Publishes what the other services would say about made-up clients of the demo practice. */
final class Practice {
    /** A night in Berlin and a morning in New York; all made-up clients live by one clock to keep days comparable. */
    static final String ZONE = "Europe/Berlin";

    private final TestStack stack;
    private final ObjectMapper json = new ObjectMapper();
    private final LocalDate today;

    Practice(TestStack stack, LocalDate today) {
        this.stack = stack;
        this.today = today;
    }

    /** What became of one day of a client: {@code .} nothing scheduled, otherwise see {@link #session}. */
    UUID client(String name, List<String> careTeam) {
        UUID id = UUID.randomUUID();
        publish(
                "clients",
                id.toString(),
                Map.of(
                        "clientId",
                        id,
                        "practiceId",
                        DemoUser.PRACTICE,
                        "revision",
                        1,
                        "displayName",
                        name,
                        "timezone",
                        ZONE,
                        "status",
                        "ACTIVE",
                        "careTeam",
                        careTeam,
                        "lockClearances",
                        List.of()));
        return id;
    }

    /**
     * A daily plan whose days are told by letters, the last one being today: {@code D}one, {@code P}artial, {@code M}issed or
     * still open, {@code S}topped for safety, {@code R}est in a pause, {@code .} nothing scheduled.
     */
    void daily(UUID client, String title, String days) {
        UUID plan = UUID.randomUUID();
        LocalDate start = today.minusDays(days.length() - 1L);
        List<Object> occurrences = new ArrayList<>();
        List<Object> pauses = new ArrayList<>();
        for (int i = 0; i < days.length(); i++) {
            LocalDate day = start.plusDays(i);
            char told = days.charAt(i);
            if (told != '.') {
                occurrences.add(occurrence(plan + ":" + day + ":am", day, day, "am"));
            }
            if (told == 'R') {
                pauses.add(Map.of("from", day, "to", day));
            }
            session(client, plan, plan + ":" + day + ":am", day, told);
        }
        Map<String, Object> schedule = Map.of("kind", "RRULE", "rrule", "FREQ=DAILY", "slots", List.of("am"));
        plan(client, plan, title, start, schedule, occurrences, pauses);
    }

    /** A plan of {@code times} per week over some whole weeks before this one; {@code done} of each are done. */
    void weekly(UUID client, String title, int weeks, int times, int done) {
        UUID plan = UUID.randomUUID();
        LocalDate thisMonday = today.minusDays(today.getDayOfWeek().getValue() - 1L);
        List<Object> occurrences = new ArrayList<>();
        for (int back = weeks; back >= 0; back--) {
            LocalDate monday = thisMonday.minusWeeks(back);
            for (int slot = 1; slot <= times; slot++) {
                String id = plan + ":" + monday + ":" + slot;
                occurrences.add(occurrence(id, monday, monday.plusDays(6), String.valueOf(slot)));
                session(client, plan, id, monday.plusDays(slot), back > 0 && slot <= done ? 'D' : '.');
            }
        }
        Map<String, Object> schedule = Map.of("kind", "PER_WEEK", "timesPerWeek", times);
        plan(client, plan, title, thisMonday.minusWeeks(weeks), schedule, occurrences, List.of());
    }

    /** One rating a day, the last one today, of 0 to 9; {@code .} is a day without. */
    void pain(UUID client, String scores) {
        for (int i = 0; i < scores.length(); i++) {
            if (scores.charAt(i) != '.') {
                rating(client, today.minusDays(scores.length() - 1L - i), scores.charAt(i) - '0');
            }
        }
    }

    private void rating(UUID client, LocalDate day, int score) {
        UUID id = UUID.randomUUID();
        Map<String, @Nullable Object> rating = snapshot(client, day);
        rating.put("ratingId", id);
        rating.put("moment", "AD_HOC");
        rating.put("score", score);
        rating.put("sessionId", null);
        rating.put("occurredAt", at(day, 7));
        rating.put("receivedAt", at(day, 7));
        publish("pain-ratings", client + ":" + id, rating);
    }

    private void session(UUID client, UUID plan, String occurrence, LocalDate day, char told) {
        if ("DPS".indexOf(told) < 0) {
            return;
        }
        UUID id = UUID.randomUUID();
        Map<String, @Nullable Object> session = snapshot(client, day);
        session.put("sessionId", id);
        session.put("planId", plan);
        session.put("occurrenceId", occurrence);
        session.put("startedAt", at(day, 7));
        session.put("endedAt", at(day, 8));
        session.put("closed", true);
        session.put("steps", List.of(step("knead", true), step("stretch", told == 'D')));
        session.put("stop", told == 'S' ? Map.of("reason", "VERY_PAINFUL", "eventId", UUID.randomUUID()) : null);
        session.put("guidance", null);
        session.put("firstReceivedAt", at(day, 8));
        session.put("lastReceivedAt", at(day, 8));
        session.put("eventCount", 4);
        publish("sessions", client + ":" + id, session);
    }

    private void plan(
            UUID client,
            UUID plan,
            String title,
            LocalDate start,
            Map<String, Object> schedule,
            List<Object> occurrences,
            List<Object> pauses) {
        Map<String, Object> value = new LinkedHashMap<>();
        value.put("planId", plan);
        value.put("clientId", client);
        value.put("practiceId", DemoUser.PRACTICE);
        value.put("revision", 1);
        value.put("status", "ACTIVE");
        value.put("startDate", start);
        value.put("timezone", ZONE);
        value.put("schedule", schedule);
        value.put(
                "routine",
                Map.of(
                        "key",
                        "massage",
                        "version",
                        1,
                        "title",
                        title,
                        "actors",
                        List.of("SELF"),
                        "steps",
                        List.of(prescribed("knead", "KNEAD"), prescribed("stretch", "STRETCH"))));
        value.put("horizon", Map.of("from", start, "to", today.plusDays(27)));
        value.put("occurrences", occurrences);
        value.put("pauses", pauses);
        publish("plans", client + ":" + plan, value);
    }

    private static Map<String, Object> prescribed(String key, String technique) {
        return Map.of(
                "key",
                key,
                "phase",
                "MASSAGE",
                "technique",
                technique,
                "title",
                key,
                "required",
                true,
                "prompt",
                false);
    }

    private static Map<String, Object> occurrence(String id, LocalDate from, LocalDate to, String slot) {
        return Map.of("id", id, "localDate", from, "windowEnd", to, "slot", slot, "cancelled", false);
    }

    private static Map<String, Object> step(String key, boolean completed) {
        return Map.of("key", key, "completed", completed);
    }

    private static Map<String, @Nullable Object> snapshot(UUID client, LocalDate day) {
        Map<String, @Nullable Object> value = new LinkedHashMap<>();
        value.put("clientId", client);
        value.put("practiceId", DemoUser.PRACTICE);
        value.put("revision", 1);
        value.put("localDay", day);
        value.put("timezone", ZONE);
        value.put("flags", List.of());
        return value;
    }

    private static String at(LocalDate day, int hour) {
        return day.atTime(hour, 0).toInstant(ZoneOffset.UTC).toString();
    }

    private void publish(String topic, String key, Map<String, ?> value) {
        try {
            // Ids and days as text, as on the wire.
            String text = json.writeValueAsString(plain(value));
            stack.produce(
                    topic,
                    key,
                    Map.of("content-type", "application/json"),
                    text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
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
