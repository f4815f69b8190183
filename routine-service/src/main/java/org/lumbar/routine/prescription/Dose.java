package org.lumbar.routine.prescription;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.lumbar.routine.step.Step;

/** A dose as a whole; null where nothing is said of a dimension. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Dose(
        @Nullable Amount seconds,
        @Nullable Amount repetitions,
        @Nullable Amount holdSeconds) {
    static final Dose UNSAID = new Dose(null, null, null);

    /** That of the routine itself. */
    public static Dose of(Step step) {
        return new Dose(Amount.of(step.seconds()), Amount.of(step.repetitions()), Amount.of(step.holdSeconds()));
    }

    /** What holds for the step: this, and the routine's own where this says nothing. */
    public Dose over(Step step) {
        Dose own = of(step);
        return new Dose(
                seconds == null ? own.seconds() : seconds,
                repetitions == null ? own.repetitions() : repetitions,
                holdSeconds == null ? own.holdSeconds() : holdSeconds);
    }

    /** Only what differs from the routine's own. */
    Dose besides(Step step) {
        Dose own = of(step);
        return new Dose(
                Objects.equals(seconds, own.seconds()) ? null : seconds,
                Objects.equals(repetitions, own.repetitions()) ? null : repetitions,
                Objects.equals(holdSeconds, own.holdSeconds()) ? null : holdSeconds);
    }
}
