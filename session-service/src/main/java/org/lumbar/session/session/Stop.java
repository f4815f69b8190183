package org.lumbar.session.session;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lumbar.session.event.EventIds;
import org.lumbar.session.event.StopReason;
import org.lumbar.session.store.PackedReader;
import org.lumbar.session.store.PackedWriter;

/** One typed stop. */
record Stop(UUID eventId, StopReason reason, @Nullable String stepKey, LocalDate day, Instant at) {
    /** Strictest first; of equal ones the smallest event id. */
    static final Comparator<Stop> STRICTEST_FIRST =
            Comparator.comparing(Stop::reason).reversed().thenComparing(Stop::eventId, EventIds.ORDER);

    private static final StopReason[] REASONS = StopReason.values();

    /** Bone pain and excruciating pain lock the technique until a clinician clears it. */
    boolean locks() {
        return locks(reason);
    }

    static boolean locks(StopReason reason) {
        return reason == StopReason.BONE_PAIN || reason == StopReason.EXCRUCIATING;
    }

    void pack(PackedWriter out) {
        out.uuid(eventId)
                .word(reason)
                .optionalText(stepKey)
                .number(day.toEpochDay())
                .instant(at);
    }

    /** @param form 1: without the moment, see {@link #atTheLatest} */
    static Stop unpack(PackedReader in, int form) {
        return new Stop(
                in.uuid(),
                in.word(REASONS),
                in.optionalText(),
                LocalDate.ofEpochDay(in.number()),
                form == 1 ? Instant.MAX : in.instant());
    }

    /** A stop of the first form was no later than the end of its session. */
    Stop atTheLatest(Instant endedAt) {
        return new Stop(eventId, reason, stepKey, day, endedAt);
    }
}
