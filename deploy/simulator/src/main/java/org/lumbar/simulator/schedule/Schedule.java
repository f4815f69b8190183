package org.lumbar.simulator.schedule;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** When a plan wants its sessions. */
public sealed interface Schedule {

    List<String> ONE_SLOT = List.of("day");
    List<String> TWO_SLOTS = List.of("morning", "evening");

    /** Every {@code interval} days from the plan's start. */
    record EveryDays(int interval, List<String> slots) implements Recurring {
        @Override
        public String rrule() {
            return interval == 1 ? "FREQ=DAILY" : "FREQ=DAILY;INTERVAL=" + interval;
        }

        @Override
        public boolean fallsOn(LocalDate start, LocalDate day) {
            return ChronoUnit.DAYS.between(start, day) % interval == 0;
        }
    }

    /** On the same days of every week. */
    record Weekdays(Set<DayOfWeek> days, List<String> slots) implements Recurring {
        @Override
        public String rrule() {
            return new TreeSet<>(days)
                    .stream()
                            .map(day -> day.name().substring(0, 2).toUpperCase(Locale.ROOT))
                            .collect(Collectors.joining(",", "FREQ=WEEKLY;BYDAY=", ""));
        }

        @Override
        public boolean fallsOn(LocalDate start, LocalDate day) {
            return days.contains(day.getDayOfWeek());
        }
    }

    /** A schedule that RFC 5545 can say. */
    sealed interface Recurring extends Schedule {
        String rrule();

        List<String> slots();

        /** Whether {@code day}, on or after {@code start}, is a day of this schedule. */
        boolean fallsOn(LocalDate start, LocalDate day);
    }

    /** So many times in every ISO week that lies wholly inside the plan. */
    record PerWeek(int times) implements Schedule {}
}
