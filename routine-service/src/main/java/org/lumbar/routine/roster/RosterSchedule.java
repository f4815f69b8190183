package org.lumbar.routine.roster;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How a cell says when: {@code daily}, {@code every-other-day}, weekdays such as {@code MO WE FR}, or a rule of RFC 5545
 * ({@code FREQ=…}), each with {@code x2} to {@code x4} behind it for so many sessions a day; or {@code 3/week} for any three days of
 * each week.
 */
final class RosterSchedule {
    private static final Pattern PER_WEEK = Pattern.compile("([0-9]{1,2}) ?/ ?WEEK");
    private static final Pattern TIMES = Pattern.compile("(.+?) X([1-4])");
    private static final String WEEKDAY = "(?:MO|TU|WE|TH|FR|SA|SU)";
    private static final Pattern WEEKDAYS = Pattern.compile(WEEKDAY + "(?:[ +,]+" + WEEKDAY + ")*+");
    private static final List<List<String>> SLOTS = List.of(
            List.of("day"), List.of("am", "pm"), List.of("am", "noon", "pm"), List.of("am", "noon", "pm", "night"));

    private RosterSchedule() {}

    /** The schedule as the API takes it; null if the cell says none. */
    static @Nullable ObjectNode of(String cell) {
        String text = cell.toUpperCase(Locale.ROOT).strip();
        Matcher perWeek = PER_WEEK.matcher(text);
        if (perWeek.matches()) {
            ObjectNode schedule = JsonNodeFactory.instance.objectNode();
            schedule.put("kind", "PER_WEEK");
            schedule.put("timesPerWeek", Integer.parseInt(perWeek.group(1)));
            return schedule;
        }
        Matcher times = TIMES.matcher(text);
        boolean several = times.matches();
        String rule = rule(several ? times.group(1).strip() : text);
        return rule == null ? null : schedule(rule, several ? Integer.parseInt(times.group(2)) : 1);
    }

    private static @Nullable String rule(String when) {
        return switch (when) {
            case "DAILY" -> "FREQ=DAILY";
            case "EVERY-OTHER-DAY" -> "FREQ=DAILY;INTERVAL=2";
            default -> {
                if (WEEKDAYS.matcher(when).matches()) {
                    yield "FREQ=WEEKLY;BYDAY=" + when.replaceAll("[ +,]+", ",");
                }
                yield when.startsWith("FREQ=") ? when : null;
            }
        };
    }

    private static ObjectNode schedule(String rule, int perDay) {
        ObjectNode schedule = JsonNodeFactory.instance.objectNode();
        schedule.put("kind", "RRULE");
        schedule.put("rrule", rule);
        ArrayNode slots = schedule.putArray("slots");
        SLOTS.get(perDay - 1).forEach(slots::add);
        return schedule;
    }
}
