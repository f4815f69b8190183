package org.lumbar.routine.screening;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.lumbar.foundation.access.Caller;
import org.lumbar.routine.problem.Refused;

/** Answers for which a plan is refused are shown to a clinician all the same. */
@ApplicationScoped
public class RefusedAnswers {
    private final Screenings screenings;

    RefusedAnswers(Screenings screenings) {
        this.screenings = screenings;
    }

    /**
     * Runs what may be refused, in its own transaction. The refusal undoes that one, so the answers are stored in another.
     *
     * @param answers those that come with it; null if none do
     */
    public <T> T heard(Caller caller, UUID clientId, @Nullable ScreeningAnswers answers, Supplier<T> plan) {
        try {
            return plan.get();
        } catch (Refused refused) {
            if (answers != null && refused.code().equals(Screenings.REFUSED)) {
                screenings.keepOnce(caller, clientId, answers, "/screening");
            }
            throw refused;
        }
    }
}
