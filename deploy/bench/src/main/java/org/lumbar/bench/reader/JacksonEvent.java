package org.lumbar.bench.reader;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The data of an event, as a class for Jackson to bind to. */
sealed interface JacksonEvent {

    record Screening(String version, boolean passed) {}

    record Started(
            UUID sessionId,
            UUID planId,
            @Nullable String occurrenceId,
            @Nullable Screening screening) implements JacksonEvent {}

    record StepCompleted(
            UUID sessionId,
            String stepKey,
            @Nullable Integer durationSeconds,
            @Nullable Integer repetitions,
            @Nullable Integer holdSeconds,
            @Nullable String pressure,
            @Nullable String equipment)
            implements JacksonEvent {}

    record StepSkipped(UUID sessionId, String stepKey, String reason) implements JacksonEvent {}

    record PainRated(
            @Nullable UUID sessionId,
            String moment,
            int score,
            @Nullable String stepKey,
            @Nullable Boolean stiff,
            @Nullable Boolean sore,
            @Nullable Boolean flareUp)
            implements JacksonEvent {}

    record Stopped(UUID sessionId, String reason, @Nullable String stepKey) implements JacksonEvent {}

    record Completed(UUID sessionId, @Nullable String feeling) implements JacksonEvent {}

    /** The class for a type of event. */
    static Class<? extends JacksonEvent> of(String type) {
        return switch (type) {
            case "org.lumbar.session.started.v1" -> Started.class;
            case "org.lumbar.session.step-completed.v1" -> StepCompleted.class;
            case "org.lumbar.session.step-skipped.v1" -> StepSkipped.class;
            case "org.lumbar.session.pain-rated.v1" -> PainRated.class;
            case "org.lumbar.session.stopped.v1" -> Stopped.class;
            case "org.lumbar.session.completed.v1" -> Completed.class;
            default -> throw new IllegalArgumentException("unknown type");
        };
    }
}
