package org.lumbar.routine.prescription;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.lumbar.routine.catalogue.Routine;
import org.lumbar.routine.catalogue.Routines;
import org.lumbar.routine.prescription.NewPrescription.WantedStep;

class PrescriptionTest {
    private static final LocalDate START = LocalDate.of(2026, 11, 2);
    private static final LocalDate LATER = START.plusDays(10);
    private static final Amount MINUTE = new Amount(60, 60);

    private final Routine routine =
            new Routines().find(null, "ball-or-roller", null).orElseThrow();
    private final ObjectMapper json =
            JsonMapper.builder().addModule(new JavaTimeModule()).build();

    @Test
    void anotherDoseLeavesTheDaysBeforeItWithTheirOwn() {
        // When
        Prescription changed = Prescription.NONE.changed(rolling(MINUTE), routine, START, LATER);

        // Then
        StepPrescription step = changed.step("wall-lean");
        assertThat(step.dose().seconds()).isEqualTo(MINUTE);
        assertThat(step.earlierDoses()).containsExactly(new EarlierDose(LATER.minusDays(1), Dose.UNSAID));
    }

    @Test
    void whatIsChangedTwiceOnADayHasOnePastAndWhatIsChangedBackHasNone() {
        // Given
        Prescription once = Prescription.NONE.changed(rolling(MINUTE), routine, START, LATER);

        // When
        Prescription twice = once.changed(rolling(new Amount(30, 40)), routine, START, LATER);
        Prescription back = twice.changed(rolling(null), routine, START, LATER);

        // Then
        assertThat(twice.step("wall-lean").earlierDoses())
                .containsExactly(new EarlierDose(LATER.minusDays(1), Dose.UNSAID));
        assertThat(back).isEqualTo(Prescription.NONE);
    }

    @Test
    void whatIsPrescribedBeforeThePlanBeginsHoldsFromItsFirstDay() {
        // When
        Prescription changed = Prescription.NONE.changed(rolling(MINUTE), routine, START, START);

        // Then
        assertThat(changed.step("wall-lean").earlierDoses()).isEmpty();
        assertThat(changed.step("wall-lean").dose().seconds()).isEqualTo(MINUTE);
    }

    @Test
    void aStepIsLeftOutFromADayOnAndAskedForAgainFromAnother() {
        // Given
        Prescription out = Prescription.NONE.changed(without("wall-lean"), routine, START, LATER);

        // When
        Prescription in = out.changed(rolling(null), routine, START, LATER.plusDays(5));
        Prescription sameDay = out.changed(rolling(null), routine, START, LATER);
        Prescription outAgain = in.changed(without("wall-lean"), routine, START, LATER.plusDays(5));

        // Then
        assertThat(out.step("wall-lean").leftOut()).containsExactly(new Days(LATER, null));
        assertThat(in.step("wall-lean").leftOut()).containsExactly(new Days(LATER, LATER.plusDays(4)));
        assertThat(sameDay).isEqualTo(Prescription.NONE);
        assertThat(outAgain.step("wall-lean").leftOut()).containsExactly(new Days(LATER, null));
    }

    @Test
    void aStepThatIsOpenedWasClosedUntilThenAndIsAgainFromTheDayOnWhichItIsClosed() {
        // When
        Prescription opened = Prescription.NONE.opened("floor", START, LATER);
        Prescription closed = opened.closed("floor", LATER.plusDays(3));
        Prescription openedAgain = closed.opened("floor", START, LATER.plusDays(7));

        // Then
        assertThat(opened.step("floor").closed()).containsExactly(new Days(START, LATER.minusDays(1)));
        assertThat(closed.step("floor").closed())
                .containsExactly(new Days(START, LATER.minusDays(1)), new Days(LATER.plusDays(3), null));
        assertThat(openedAgain.step("floor").closed())
                .containsExactly(new Days(START, LATER.minusDays(1)), new Days(LATER.plusDays(3), LATER.plusDays(6)));
        assertThat(Prescription.NONE.opened("floor", START, START)).isEqualTo(Prescription.NONE);
    }

    @Test
    void whatIsShownCanBeSentBackAndIsTheSame() throws JsonProcessingException {
        // Given
        Prescription changed = Prescription.NONE
                .changed(without("wall-move"), routine, START, LATER)
                .changed(swapped(), routine, START, LATER.plusDays(1));

        // When
        NewPrescription shown = changed.now(routine);
        NewPrescription sent = json.readValue(json.writeValueAsString(shown), NewPrescription.class);

        // Then
        assertThat(sent.plain(routine)).isEqualTo(shown);
        assertThat(changed.changed(sent, routine, START, LATER.plusDays(9))).isEqualTo(changed);
        assertThat(json.readValue(json.writeValueAsString(changed), Prescription.class))
                .isEqualTo(changed);
    }

    @Test
    void theRoutinesOwnDoseAndOrderAreNothingToBeStored() {
        // Given
        Routine warm = new Routines().find(null, "warm-massage-cool", null).orElseThrow();
        List<WantedStep> steps = warm.steps().stream()
                .map(step -> {
                    Dose dose = Dose.of(step);
                    return new WantedStep(
                            step.key(), dose.seconds(), dose.repetitions(), dose.holdSeconds(), false, null);
                })
                .toList();

        // Then
        assertThat(Prescription.NONE.changed(new NewPrescription(null, steps), warm, START, LATER))
                .isEqualTo(Prescription.NONE);
    }

    @Test
    void aDifferenceNamesStepFieldAndBothSides() {
        // When
        NewPrescription now = Prescription.NONE.now(routine);
        NewPrescription next = swapped();

        // Then
        assertThat(PrescriptionDifferences.from(routine, next))
                .extracting(each -> each.step() + " " + each.field())
                .containsExactly("null NOTE", "null ORDER", "wall-lean SECONDS", "wall-lean NOTE");
        assertThat(PrescriptionDifferences.between(routine, next, next)).isEmpty();
        assertThat(PrescriptionDifferences.between(routine, next, now)).hasSize(4);
    }

    private NewPrescription rolling(@Nullable Amount seconds) {
        return of(null, new WantedStep("wall-lean", seconds, null, null, null, null));
    }

    private NewPrescription without(String key) {
        return of(null, new WantedStep(key, null, null, null, true, null));
    }

    /** With a note, and the steps at the wall in the other order. */
    private NewPrescription swapped() {
        List<WantedStep> steps =
                new ArrayList<>(of("Slowly.", new WantedStep("wall-lean", MINUTE, null, null, null, "Gently."))
                        .steps());
        WantedStep first = steps.get(0);
        steps.set(0, steps.get(1));
        steps.set(1, first);
        return new NewPrescription("Slowly.", List.copyOf(steps));
    }

    private NewPrescription of(@Nullable String note, WantedStep other) {
        List<WantedStep> steps = routine.steps().stream()
                .map(step -> step.key().equals(other.key())
                        ? other
                        : new WantedStep(step.key(), null, null, null, null, null))
                .toList();
        return new NewPrescription(note, steps);
    }
}
