package org.lumbar.routine.prescription;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lumbar.routine.catalogue.Routine;

/**
 * A prescription as it is asked for, and shown: all of it, without its past.
 *
 * @param note words to the client about the plan; null for none
 * @param steps every step of the routine, in the order in which the client does them
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record NewPrescription(@Nullable String note, List<WantedStep> steps) {

    /**
     * One step.
     *
     * @param seconds null for the routine's own, as repetitions and holdSeconds
     * @param leftOut true to leave it out; null and false are the same
     * @param note words to the client; null for none
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record WantedStep(
            String key,
            @Nullable Amount seconds,
            @Nullable Amount repetitions,
            @Nullable Amount holdSeconds,
            @Nullable Boolean leftOut,
            @Nullable String note) {

        public boolean leavesOut() {
            return Boolean.TRUE.equals(leftOut);
        }

        Dose dose() {
            return new Dose(seconds, repetitions, holdSeconds);
        }

        /** In the one form that equal wishes have. */
        WantedStep plain(Dose besides) {
            return new WantedStep(
                    key,
                    besides.seconds(),
                    besides.repetitions(),
                    besides.holdSeconds(),
                    leavesOut() ? true : null,
                    note);
        }
    }

    /** In the one form that equal wishes have; of a routine whose steps these are. */
    public NewPrescription plain(Routine routine) {
        return new NewPrescription(
                note,
                steps.stream()
                        .map(step -> step.plain(step.dose().besides(routine.step(step.key()))))
                        .toList());
    }
}
