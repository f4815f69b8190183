package org.lumbar.routine.today;

import java.time.LocalDate;
import java.time.ZoneId;

/**
 * A session that is due, today or on a day to come.
 *
 * @param firstDay local day of the plan: the scheduled one, or the first of a week that is left
 * @param lastDay included
 * @param slot name of the session among those of its day
 * @param timezone of the plan's days
 * @param planRevision grows with every change of the plan
 */
public record UpcomingSession(
        String occurrenceId, LocalDate firstDay, LocalDate lastDay, String slot, ZoneId timezone, long planRevision) {}
