package org.lumbar.insights.dashboard;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lumbar.backbone.DemoUser;

/** Publishes plans and what became of them. */
final class Plans {
    private static final List<String> STEPS = List.of(
            "prepare", "light-strokes", "deep-strokes", "rub", "rub-across", "knead", "tap", "pat", "ball", "stretch");

    /** Plans of other titles are published as before there were languages. */
    private static final Map<String, String> IN_GERMAN = Map.of(
            "Lumbar massage", "Lendenmassage durch eine andere Person",
            "Ball or roller, from the wall to the floor", "Ball oder Rolle, von der Wand zum Boden",
            "Deep strokes", "Kräftig streichen",
            "Light strokes", "Leicht streichen");

    private final Wire wire;
    private final LocalDate today;

    Plans(Wire wire, LocalDate today) {
        this.wire = wire;
        this.today = today;
    }

    /**
     * A daily plan whose days are written by letters, the last one being today: {@code D}one, {@code P}artial, {@code M}issed or
     * still open, {@code S}topped for safety, {@code L} done although a technique was locked, {@code R}est in a pause, {@code .} nothing scheduled.
     */
    void daily(UUID client, String title, String days) {
        UUID plan = UUID.randomUUID();
        LocalDate start = today.minusDays(days.length() - 1L);
        List<Object> occurrences = new ArrayList<>();
        List<Object> pauses = new ArrayList<>();
        for (int i = 0; i < days.length(); i++) {
            LocalDate day = start.plusDays(i);
            char written = days.charAt(i);
            if (written != '.') {
                occurrences.add(occurrence(plan + ":" + day + ":am", day, day, "am"));
            }
            if (written == 'R' && days.charAt(i - 1) != 'R') {
                int last = i;
                while (days.charAt(last + 1) == 'R') {
                    last++;
                }
                pauses.add(Map.of("from", day, "to", start.plusDays(last)));
            }
            session(client, plan, plan + ":" + day + ":am", day, written);
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

    private void session(UUID client, UUID plan, String occurrence, LocalDate day, char written) {
        if ("DPSL".indexOf(written) < 0) {
            return;
        }
        UUID id = Practice.sessionOf(client, day);
        Map<String, @Nullable Object> session = Wire.snapshot(client, day);
        session.put("sessionId", id);
        session.put("planId", plan);
        session.put("occurrenceId", occurrence);
        session.put("startedAt", Wire.at(day, 7));
        session.put("endedAt", Wire.at(day, 8));
        session.put("closed", true);
        session.put("steps", steps(written == 'D' || written == 'L' ? STEPS.size() : 4));
        session.put(
                "stop",
                written == 'S'
                        ? Map.of("reason", "VERY_PAINFUL", "eventId", UUID.randomUUID(), "stepKey", "deep-strokes")
                        : null);
        session.put("guidance", null);
        session.put("firstReceivedAt", Wire.at(day, 8));
        session.put("lastReceivedAt", Wire.at(day, 8));
        session.put("eventCount", 4);
        if (written == 'L') {
            session.put("flags", List.of("DONE_WHILE_LOCKED"));
            session.put(
                    "lockedWork",
                    List.of(Map.of("stepKey", "knead", "technique", "KNEAD", "lockId", UUID.randomUUID())));
        }
        wire.publish("sessions", client + ":" + id, session);
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
        value.put("timezone", Practice.ZONE);
        value.put("schedule", schedule);
        value.put("course", Map.of("reviewAt", 10, "stopAt", 60));
        boolean inGerman = IN_GERMAN.containsKey(title);
        Map<String, Object> routine = new LinkedHashMap<>();
        routine.put("key", "massage");
        routine.put("version", 1);
        routine.put("title", title);
        routine.put("actors", List.of("SELF"));
        routine.put(
                "steps", STEPS.stream().map(step -> prescribed(step, inGerman)).toList());
        if (inGerman) {
            routine.put("language", "en");
            routine.put("texts", inGerman(title));
        }
        value.put("routine", routine);
        value.put("horizon", Map.of("from", start, "to", today.plusDays(27)));
        value.put("occurrences", occurrences);
        value.put("pauses", pauses);
        wire.publish("plans", client + ":" + plan, value);
    }

    private static Map<String, Object> inGerman(String title) {
        String german = IN_GERMAN.get(title);
        return german == null ? Map.of() : Map.of("de", Map.of("title", german));
    }

    private static Map<String, Object> prescribed(String key, boolean inGerman) {
        String title =
                key.substring(0, 1).toUpperCase(Locale.ROOT) + key.substring(1).replace('-', ' ');
        String technique = switch (key) {
            case "ball" -> "BALL_ROLL";
            case "stretch" -> "STRETCH";
            default -> "KNEAD";
        };
        boolean required = !key.equals("prepare");
        return Map.of(
                "key",
                key,
                "phase",
                "MASSAGE",
                "technique",
                technique,
                "title",
                title,
                "texts",
                inGerman ? inGerman(title) : Map.of(),
                "required",
                required,
                "prompt",
                false);
    }

    private static Map<String, Object> occurrence(String id, LocalDate from, LocalDate to, String slot) {
        return Map.of("id", id, "localDate", from, "windowEnd", to, "slot", slot, "cancelled", false);
    }

    /** The first steps done, the next one skipped for pain, all others for want of time. */
    private static List<Object> steps(int done) {
        List<Object> steps = new ArrayList<>();
        for (int i = 0; i < STEPS.size(); i++) {
            String reason = i == done ? "PAIN" : "NO_TIME";
            steps.add(
                    i < done
                            ? Map.of("key", STEPS.get(i), "completed", true)
                            : Map.of("key", STEPS.get(i), "completed", false, "skipReason", reason));
        }
        return steps;
    }
}
