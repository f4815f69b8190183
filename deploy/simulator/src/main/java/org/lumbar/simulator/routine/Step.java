package org.lumbar.simulator.routine;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One step of a routine; a dose that the source leaves open is null.
 *
 * @param insteadOf steps for which it counts where they were not done; none while it is closed
 * @param needsBall a ball or a roller is needed for it
 * @param areas where it works; none if that is not known
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
        List<String> insteadOf,
        boolean needsBall,
        List<String> areas) {

    public Step {
        insteadOf = insteadOf == null ? List.of() : insteadOf;
        areas = areas == null ? List.of() : areas;
    }

    private static final String BALL_ROLL = "BALL_ROLL";

    public boolean isBallRoll() {
        return technique.equals(BALL_ROLL);
    }
}
