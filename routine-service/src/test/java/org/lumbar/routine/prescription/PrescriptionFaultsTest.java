package org.lumbar.routine.prescription;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lumbar.routine.catalogue.Routine;
import org.lumbar.routine.catalogue.Routines;
import org.lumbar.routine.prescription.NewPrescription.WantedStep;

/** A prescription is never laxer than its routine and the catalogue. */
class PrescriptionFaultsTest {
    private final Routines routines = new Routines();
    private Routine routine = routines.find(null, "ball-or-roller", null).orElseThrow();
    private List<WantedStep> steps = new ArrayList<>();

    @BeforeEach
    void asTheRoutineSays() {
        of("ball-or-roller");
    }

    private void of(String key) {
        routine = routines.find(null, key, null).orElseThrow();
        steps = new ArrayList<>(Prescription.NONE.now(routine).steps());
    }

    @Test
    void theRoutineItselfHasNoFaults() {
        for (String key :
                List.of("ball-or-roller", "warm-massage-cool", "eight-steps", "lumbar-massage", "partner-massage")) {
            of(key);
            assertThat(faults()).as(key).isEmpty();
        }
    }

    @Test
    void noStepRollsLongerThanTheDailyLimitNorDoAllOfThemTogether() {
        // When each alone is within 300 s
        seconds("wall-lean", 100, 200);
        seconds("wall-move", 60, 101);
        assertThat(faults()).containsExactly("above-daily-limit " + at("wall-move") + "/seconds/max");

        // And
        seconds("wall-move", 60, 100);
        assertThat(faults()).isEmpty();
        seconds("wall-move", 60, 301);
        assertThat(faults()).containsExactly("above-daily-limit " + at("wall-move") + "/seconds/max");
    }

    @Test
    void whatStandsInForOthersTakesTheirTimeAndHasTheLimitOfItsOwn() {
        seconds("wall-lean", 60, 150);
        seconds("wall-move", 60, 150);
        seconds("floor", 60, 300);
        assertThat(faults()).isEmpty();

        seconds("floor", 60, 301);
        assertThat(faults()).containsExactly("above-daily-limit " + at("floor") + "/seconds/max");
    }

    @Test
    void aStepThatIsLeftOutTakesNoTimeOfTheLimit() {
        seconds("wall-lean", 60, 300);
        replace(new WantedStep("wall-move", new Amount(60, 300), null, null, true, null));

        assertThat(faults()).isEmpty();
    }

    @Test
    void aDoseLiesWithinTheRoutines() {
        of("warm-massage-cool");
        seconds("warm-up", 599, 901);
        assertThat(faults())
                .containsExactly(
                        "out-of-range " + at("warm-up") + "/seconds/min",
                        "out-of-range " + at("warm-up") + "/seconds/max");

        seconds("warm-up", 700, 600);
        assertThat(faults()).containsExactly("min-above-max " + at("warm-up") + "/seconds/min");

        seconds("warm-up", 600, 700);
        assertThat(faults()).isEmpty();
    }

    @Test
    void whereTheRoutineSaysNothingThereIsALimitAllTheSame() {
        of("warm-massage-cool");
        replace(new WantedStep("circles", new Amount(1, 3601), new Amount(1, 501), new Amount(1, 601), null, null));

        assertThat(faults())
                .containsExactly(
                        "out-of-range " + at("circles") + "/seconds/max",
                        "out-of-range " + at("circles") + "/repetitions/max",
                        "out-of-range " + at("circles") + "/holdSeconds/max");
    }

    @Test
    void everyStepIsNamedOnceAndNoOther() {
        WantedStep last = steps.remove(steps.size() - 1);
        assertThat(faults()).containsExactly("missing /steps");

        steps.add(new WantedStep("no-such-step", null, null, null, null, null));
        assertThat(faults()).containsExactly("unknown-step /steps/" + (steps.size() - 1) + "/key", "missing /steps");

        steps.set(steps.size() - 1, last);
        steps.add(last);
        assertThat(faults()).containsExactly("repeated-step-key /steps/" + (steps.size() - 1) + "/key");
    }

    @Test
    void stepsChangePlacesWithinTheirPhaseOnly() {
        of("warm-massage-cool");
        swap("circles", "thumb-pressure");
        assertThat(faults()).isEmpty();

        swap("warm-up", "cool-down");
        assertThat(faults()).hasSize(2).allSatisfy(fault -> assertThat(fault).startsWith("outside-phase /steps/"));
    }

    @Test
    void whatTheClientIsAskedIsNeverLeftOut() {
        of("warm-massage-cool");
        leaveOut("how-does-it-feel");

        assertThat(faults()).containsExactly("never-left-out " + at("how-does-it-feel") + "/leftOut");
    }

    @Test
    void somethingIsLeftToBeDone() {
        leaveOut("wall-lean");
        assertThat(faults()).isEmpty();
        leaveOut("wall-move");
        assertThat(faults()).containsExactly("nothing-left /steps");
    }

    private List<String> faults() {
        return PrescriptionFaults.of(new NewPrescription(null, steps), routine, routines.rules(), Set.of()).stream()
                .map(fault -> fault.code() + " " + fault.pointer())
                .toList();
    }

    private void seconds(String key, int min, int max) {
        replace(new WantedStep(key, new Amount(min, max), null, null, null, null));
    }

    private void leaveOut(String key) {
        replace(new WantedStep(key, null, null, null, true, null));
    }

    private void replace(WantedStep step) {
        steps.set(index(step.key()), step);
    }

    private void swap(String one, String other) {
        int first = index(one);
        int second = index(other);
        WantedStep held = steps.get(first);
        steps.set(first, steps.get(second));
        steps.set(second, held);
    }

    private String at(String key) {
        return "/steps/" + index(key);
    }

    private int index(String key) {
        for (int i = 0; i < steps.size(); i++) {
            if (steps.get(i).key().equals(key)) {
                return i;
            }
        }
        throw new IllegalArgumentException(key);
    }
}
