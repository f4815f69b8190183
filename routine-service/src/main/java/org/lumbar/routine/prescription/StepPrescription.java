package org.lumbar.routine.prescription;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lumbar.routine.step.Step;

/**
 * What is different for one step.
 *
 * @param dose where it is not the routine's own
 * @param note words to the client; null for none
 * @param leftOut days on which a therapist leaves the step out, in order
 * @param closed days on which a step that was opened at some time was not open, in order
 * @param earlierDoses in order
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record StepPrescription(
        String key,
        Dose dose,
        @Nullable String note,
        List<Days> leftOut,
        List<Days> closed,
        List<EarlierDose> earlierDoses) {

    /** What is not stored is empty. */
    public StepPrescription {
        dose = dose == null ? Dose.UNSAID : dose;
        leftOut = leftOut == null ? List.of() : leftOut;
        closed = closed == null ? List.of() : closed;
        earlierDoses = earlierDoses == null ? List.of() : earlierDoses;
    }

    static StepPrescription none(String key) {
        return new StepPrescription(key, Dose.UNSAID, null, List.of(), List.of(), List.of());
    }

    /** True if it is left out from some day on. */
    public boolean leavesOut() {
        return Days.last(leftOut);
    }

    /** True if a clinician has ever opened it and said since when. */
    public boolean wasOpened() {
        return !closed.isEmpty();
    }

    /** The day on which a clinician has closed it, if it is closed now and was open before. */
    public Optional<LocalDate> closedSince() {
        return Days.last(closed) ? Optional.of(closed.get(closed.size() - 1).from()) : Optional.empty();
    }

    boolean isNothing() {
        return equals(none(key));
    }

    int datedEntries() {
        return leftOut.size() + closed.size() + earlierDoses.size();
    }

    /** @param first the first day on which it is to hold; days before it stay judged as they were */
    StepPrescription changed(NewPrescription.WantedStep wanted, Step step, LocalDate start, LocalDate first) {
        Dose next = wanted.dose().besides(step);
        return new StepPrescription(
                key,
                next,
                wanted.note(),
                wanted.leavesOut() ? Days.begun(leftOut, first) : Days.ended(leftOut, first),
                closed,
                earlier(dose.over(step), next.over(step), start, first));
    }

    private List<EarlierDose> earlier(Dose now, Dose next, LocalDate start, LocalDate first) {
        LocalDate before = first.minusDays(1);
        List<EarlierDose> earlier = new ArrayList<>(earlierDoses);
        boolean changedThatDay =
                !earlier.isEmpty() && !earlier.get(earlier.size() - 1).to().isBefore(before);
        if (!now.equals(next) && !changedThatDay && !before.isBefore(start)) {
            earlier.add(new EarlierDose(before, now));
        }
        while (!earlier.isEmpty() && isAgain(earlier.get(earlier.size() - 1), before, next)) {
            earlier.remove(earlier.size() - 1);
        }
        return List.copyOf(earlier);
    }

    /** What was changed and changed back on one day has not changed. */
    private static boolean isAgain(EarlierDose latest, LocalDate before, Dose next) {
        return !latest.to().isBefore(before) && latest.dose().equals(next);
    }

    StepPrescription opened(LocalDate start, LocalDate first) {
        List<Days> until = closed;
        if (until.isEmpty() && start.isBefore(first)) {
            until = List.of(new Days(start, null));
        }
        return with(Days.ended(until, first));
    }

    /** In a period of its own, also on the day on which it was opened: that day is remembered as the one of a decision. */
    StepPrescription closed(LocalDate first) {
        List<Days> periods = new ArrayList<>(closed);
        periods.add(new Days(first, null));
        return with(List.copyOf(periods));
    }

    private StepPrescription with(List<Days> closedNow) {
        return new StepPrescription(key, dose, note, leftOut, closedNow, earlierDoses);
    }
}
