package org.lumbar.insights.snapshot;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What was safe for a client on one local day: dose used, techniques resting, techniques locked. */
public record ClientDaySnapshot(
        UUID clientId,
        UUID practiceId,
        LocalDate localDay,
        long revision,
        Dose dose,
        List<Barred> resting,
        List<Barred> locked)
        implements Snapshot {

    @Override
    public String key() {
        return clientId + ":" + localDay;
    }

    /** The dose ledger of BALL_ROLL, in seconds. */
    public record Dose(int usedSeconds, int limitSeconds, int remainingSeconds, boolean exceeded) {}

    /**
     * A technique that must not be used, and since which local day.
     *
     * @param rule why; null in documents that were stored before it was stored
     * @param lockId id of the event that locked it; null if it rests, or likewise
     */
    public record Barred(
            String technique,
            LocalDate since,
            @Nullable String rule,
            @Nullable UUID lockId) {}
}
