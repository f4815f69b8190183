package org.lumbar.routine.reminding;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lumbar.routine.today.UpcomingSession;

/**
 * One entry of a calendar.
 *
 * @param uid the occurrence's id: it survives a revised schedule, travel and the nights on which clocks change
 * @param revision grows with every change of the plan
 * @param at the moment of the reminder; null for an entry of whole days
 * @param lastDay included
 */
record Reminder(String uid, long revision, @Nullable Instant at, LocalDate firstDay, LocalDate lastDay) {
    /** A local day starts then: half past midnight belongs to the evening before. */
    private static final LocalTime DAY_START = LocalTime.of(3, 0);

    /** The one rule of when: at the wanted time of its local day, whatever the clocks do that night; a week's session has no time. */
    static Reminder of(UpcomingSession session, FeedTimes times) {
        boolean ofOneDay = session.firstDay().equals(session.lastDay());
        Optional<LocalTime> time = ofOneDay ? times.of(session.slot()) : Optional.empty();
        return new Reminder(
                session.occurrenceId(),
                session.planRevision(),
                time.map(wanted -> at(session.firstDay(), wanted, session.timezone()))
                        .orElse(null),
                session.firstDay(),
                session.lastDay());
    }

    private static Instant at(LocalDate localDay, LocalTime time, ZoneId zone) {
        LocalDate date = time.isBefore(DAY_START) ? localDay.plusDays(1) : localDay;
        return date.atTime(time).atZone(zone).toInstant();
    }
}
