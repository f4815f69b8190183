package org.lumbar.session.event;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What one event reports. Doses are in seconds and counts; scores are NRS-11, 0 to 10. */
public sealed interface Reported {

    Kind kind();

    /** The session it belongs to; null only for ratings outside of a session. */
    @Nullable
    UUID sessionId();

    record Screening(String version, boolean passed) {}

    record Started(
            UUID sessionId,
            UUID planId,
            @Nullable String occurrenceId,
            @Nullable Screening screening) implements Reported {
        @Override
        public Kind kind() {
            return Kind.STARTED;
        }
    }

    record StepCompleted(
            UUID sessionId,
            String stepKey,
            @Nullable Integer seconds,
            @Nullable Integer repetitions,
            @Nullable Integer holdSeconds,
            @Nullable Pressure pressure,
            @Nullable String equipment)
            implements Reported {
        @Override
        public Kind kind() {
            return Kind.STEP_COMPLETED;
        }
    }

    record StepSkipped(UUID sessionId, String stepKey, SkipReason reason) implements Reported {
        @Override
        public Kind kind() {
            return Kind.STEP_SKIPPED;
        }
    }

    record PainRated(
            @Nullable UUID sessionId,
            Moment moment,
            int score,
            @Nullable String stepKey,
            @Nullable Boolean stiff,
            @Nullable Boolean sore,
            @Nullable Boolean flareUp)
            implements Reported {
        @Override
        public Kind kind() {
            return Kind.PAIN_RATED;
        }
    }

    record Stopped(
            UUID sessionId, StopReason reason, @Nullable String stepKey) implements Reported {
        @Override
        public Kind kind() {
            return Kind.STOPPED;
        }
    }

    record Completed(UUID sessionId, @Nullable Feeling feeling) implements Reported {
        @Override
        public Kind kind() {
            return Kind.COMPLETED;
        }
    }
}
