package org.lumbar.routine.intake;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What happened in a session.
 *
 * @param feeling afterwards; null if nobody said, and in what was stored before it was read
 */
public record Session(
        UUID sessionId,
        UUID clientId,
        UUID practiceId,
        UUID planId,
        @Nullable String occurrenceId,
        long revision,
        LocalDate localDay,
        Instant startedAt,
        Instant lastReceivedAt,
        boolean closed,
        List<Done> steps,
        @Nullable Stop stop,
        @Nullable Guidance guidance,
        @Nullable Feeling feeling)
        implements Snapshot {

    /** What was reported of a step; null where no report gave a number. */
    public record Done(
            String key,
            boolean completed,
            @Nullable Integer seconds,
            @Nullable Integer repetitions,
            @Nullable Integer holdSeconds) {}

    /** The strictest typed stop. */
    public record Stop(String reason, UUID eventId) {}

    /** The strictest answer of the continue rule. */
    public record Guidance(Answer answer, Rule rule, UUID eventId) {}

    /** Mild to strict. */
    public enum Answer {
        GO_ON,
        LIGHTER,
        STOP_STEP,
        STOP_SESSION,
        SEE_DOCTOR
    }

    @Override
    public String ownKey() {
        return sessionId.toString();
    }

    @Override
    public UUID plan() {
        return planId;
    }

    public boolean completed(String stepKey) {
        return steps.stream().anyMatch(step -> step.key().equals(stepKey) && step.completed());
    }

    /** The continue rule asked for less, or for an end. */
    public boolean wasTooMuch() {
        return guidance != null && guidance.answer() != Answer.GO_ON;
    }

    /** Ended as planned and nothing spoke against it. */
    public boolean wasCalm() {
        return closed && stop == null && !wasTooMuch();
    }
}
