package org.lumbar.simulator.routine;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One step of a routine; a dose that the source leaves open is null.
 *
 * @param insteadOf steps for which it counts where they were not done; none while it is closed
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Step(
        String key,
        String phase,
        String technique,
        boolean required,
        boolean prompt,
        @Nullable String pressure,
        @Nullable Dose seconds,
        @Nullable Dose repetitions,
        @Nullable Dose holdSeconds,
        List<String> insteadOf) {

    public Step {
        insteadOf = insteadOf == null ? List.of() : insteadOf;
    }

    private static final String BALL_ROLL = "BALL_ROLL";

    public boolean isBallRoll() {
        return technique.equals(BALL_ROLL);
    }
}
