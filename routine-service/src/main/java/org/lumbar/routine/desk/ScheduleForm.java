package org.lumbar.routine.desk;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import org.lumbar.look.Form;

/** The choices of a schedule, and the body that they make. */
public final class ScheduleForm {
    /** In the order of the page. */
    public static final List<String> KINDS = List.of("daily", "every-other", "weekdays", "per-week");

    /** As RFC 5545 names them. */
    public static final List<String> WEEKDAYS = List.of("MO", "TU", "WE", "TH", "FR", "SA", "SU");

    private static final Map<String, List<String>> SLOTS = Map.of(
            "1", List.of("day"),
            "2", List.of("am", "pm"),
            "3", List.of("am", "noon", "pm"),
            "4", List.of("am", "noon", "pm", "night"));

    private ScheduleForm() {}

    /** The schedule as the API takes it; what was not chosen is missing, and named as a fault by the API's own schema. */
    public static ObjectNode schedule(Form form) {
        ObjectNode schedule = JsonNodeFactory.instance.objectNode();
        String kind = form.value("schedule");
        if (kind.equals("per-week")) {
            schedule.put("kind", "PER_WEEK");
            putNumber(schedule, "timesPerWeek", form.value("timesPerWeek"));
            return schedule;
        }
        if (!KINDS.contains(kind)) {
            return schedule;
        }
        schedule.put("kind", "RRULE");
        String rule = rule(kind, form.values("weekday"));
        if (!rule.isEmpty()) {
            schedule.put("rrule", rule);
        }
        ArrayNode slots = schedule.putArray("slots");
        SLOTS.getOrDefault(form.value("perDay", "1"), List.of()).forEach(slots::add);
        return schedule;
    }

    private static String rule(String kind, List<String> weekdays) {
        return switch (kind) {
            case "daily" -> "FREQ=DAILY";
            case "every-other" -> "FREQ=DAILY;INTERVAL=2";
            default -> weekdays.isEmpty() ? "" : "FREQ=WEEKLY;BYDAY=" + String.join(",", weekdays);
        };
    }

    /** A text that is no number stays a text, which the schema refuses at its place. */
    private static void putNumber(ObjectNode body, String field, String text) {
        if (text.matches("\\d{1,9}")) {
            body.put(field, Integer.parseInt(text));
        } else if (!text.isEmpty()) {
            body.put(field, text);
        }
    }
}
