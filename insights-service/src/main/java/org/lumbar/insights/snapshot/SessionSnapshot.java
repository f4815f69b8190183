package org.lumbar.insights.snapshot;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What happened in one session.
 *
 * @param occurrenceId as the app named it at the start; null if it named none
 * @param localDay local day of the start
 * @param lastReceivedAt when the newest of its events reached the server
 * @param flags what is unusual about it
 * @param lockedWork steps that were done although their technique was locked when they were done
 */
public record SessionSnapshot(
        UUID sessionId,
        UUID clientId,
        UUID practiceId,
        UUID planId,
        @Nullable String occurrenceId,
        long revision,
        LocalDate localDay,
        String timezone,
        Instant startedAt,
        @Nullable Instant endedAt,
        boolean closed,
        List<Step> steps,
        @Nullable Stop stop,
        @Nullable Guidance guidance,
        Instant firstReceivedAt,
        Instant lastReceivedAt,
        List<String> flags,
        List<LockedWork> lockedWork)
        implements Snapshot {

    /** Snapshots, and stored documents, from before there was either have neither. */
    public SessionSnapshot {
        flags = flags == null ? List.of() : flags;
        lockedWork = lockedWork == null ? List.of() : lockedWork;
    }

    @Override
    public String key() {
        return clientId + ":" + sessionId;
    }

    /** True if a typed stop or the continue rule ended the session for the client's safety. */
    public boolean stoppedForSafety() {
        return (stop != null && stop.reason().isSafety())
                || (guidance != null && guidance.answer().stops());
    }

    /** True if a step was done although its technique was locked. */
    public boolean workedWhileLocked() {
        return !lockedWork.isEmpty();
    }

    /** What the reports of one step add up to; a dimension that nobody reported is null. */
    public record Step(
            String key,
            boolean completed,
            @Nullable String skipReason,
            @Nullable Integer seconds,
            @Nullable Integer repetitions,
            @Nullable Integer holdSeconds) {}

    /** The strictest typed stop of the session. */
    public record Stop(
            StopReason reason,
            UUID eventId,
            @Nullable String stepKey,
            @Nullable String technique) {}

    /** The strictest answer of the continue rule over the session. */
    public record Guidance(Answer answer, String rule, UUID eventId) {}

    /** A step that was done although a lock held that nobody had cleared until then. */
    public record LockedWork(String stepKey, String technique, UUID lockId) {}

    /** Why a client stopped. */
    public enum StopReason {
        FATIGUE,
        OTHER,
        DISCOMFORT,
        VERY_PAINFUL,
        BONE_PAIN,
        EXCRUCIATING;

        boolean isSafety() {
            return compareTo(DISCOMFORT) >= 0;
        }

        /** True for the reasons that lock a technique until a clinician clears it. */
        public boolean locks() {
            return compareTo(BONE_PAIN) >= 0;
        }
    }

    /** What the client was advised, from mild to strict. */
    public enum Answer {
        GO_ON,
        LIGHTER,
        STOP_STEP,
        STOP_SESSION,
        SEE_DOCTOR;

        boolean stops() {
            return compareTo(STOP_STEP) >= 0;
        }
    }
}
