package org.lumbar.insights.outcome;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What became of one occurrence, as far as is known. A stored outcome never says MISSED: whether PENDING has
 * turned into MISSED depends on the day somebody looks, see {@link #stateOn}.
 *
 * @param position place in plan order, from 0
 * @param done done fraction of the session that counts, 0 to 1
 * @param sessionId the session that counts; null if there is none
 * @param revisedAt when the newest event data that the outcome follows from arrived, if that was after the window had closed; else null. Such
 *     data are its sessions and whatever made something rest, locked it, freed it, used up the dose or completed the course
 */
public record Outcome(
        String occurrenceId,
        int position,
        LocalDate localDate,
        LocalDate windowEnd,
        String slot,
        OccurrenceState state,
        @Nullable Exemption exemption,
        double done,
        @Nullable UUID sessionId,
        @Nullable Instant revisedAt) {

    /** True if the last day of the window lies before the client's today. */
    public boolean isClosedOn(LocalDate today) {
        return windowEnd.isBefore(today);
    }

    /** The state as it reads on the client's today. */
    public OccurrenceState stateOn(LocalDate today) {
        return state == OccurrenceState.PENDING && isClosedOn(today) ? OccurrenceState.MISSED : state;
    }

    /** The state as it read at the end of a day, if that is over, or as it reads today: what is open then is not missed. */
    public OccurrenceState stateAsOf(LocalDate day, LocalDate today) {
        return windowEnd.isAfter(day) ? state : stateOn(today);
    }

    /** True if it belongs in the denominator of consistency on the client's today. */
    public boolean countsOn(LocalDate today) {
        return switch (state) {
            case COMPLETED -> true;
            case PARTIAL, PENDING, MISSED -> isClosedOn(today);
            case CANCELLED, STOPPED_SAFETY, EXEMPT -> false;
        };
    }
}
