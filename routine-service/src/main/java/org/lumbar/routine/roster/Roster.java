package org.lumbar.routine.roster;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A list of clients that a practice has sent.
 *
 * @param createdBy subject of whoever sent it
 * @param rows how many there are below the heads of the columns
 * @param known of these, rows whose client was there already when the list was checked
 * @param faults by row; empty in a list of rosters
 * @param faultCount how many there are
 * @param made clients made so far
 * @param skipped rows passed so far, because their client was there already
 * @param endedAt when it was done, or failed; null before
 */
public record Roster(
        UUID rosterId,
        State state,
        Instant createdAt,
        String createdBy,
        int rows,
        int known,
        int faultCount,
        List<RosterFault> faults,
        @Nullable Instant confirmedAt,
        @Nullable String confirmedBy,
        int made,
        int skipped,
        @Nullable Instant endedAt) {

    /** How far it is. */
    @Schema(name = "RosterState")
    public enum State {
        /** It has faults: nothing can be made of it, and none of its rows is stored. */
        FAULTY,
        /** It is free of faults, and waits to be confirmed. */
        CHECKED,
        /** Nobody confirmed it in time; its rows are deleted. */
        EXPIRED,
        /** Clients are being made. */
        RUNNING,
        /** All are there. */
        DONE,
        /** A fault of ours has ended it. What was made stays; sent again, the list goes on from there. */
        FAILED
    }

    /** Rows that are done. */
    public int done() {
        return made + skipped;
    }

    public boolean isRunning() {
        return state == State.RUNNING;
    }

    /** Names of people stand in no log. */
    @Override
    public String toString() {
        return "Roster";
    }
}
