package org.lumbar.simulator.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lumbar.simulator.oracle.Notebook.MONDAY;
import static org.lumbar.simulator.oracle.Notebook.on;
import static org.lumbar.simulator.oracle.Notebook.step;
import static org.lumbar.simulator.oracle.OccurrenceState.PARTIAL;
import static org.lumbar.simulator.oracle.OccurrenceState.STOPPED_SAFETY;

import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What the oracle holds for ball work, sore muscles and severe pain. */
class SafetyTest {

    @Test
    void everyMassageIsAskedAboutAndAYesRestsWhatStrainedAndWhatWorksDeepOnTheSameArea() {
        // Given
        Notebook notebook = Notebook.daily(
                on("LOWER_BACK", "tool", "STROKE_DEEP", false),
                on("LOWER_BACK", "knead", "KNEAD", false),
                on("SHOULDERS", "rub", "RUB", false),
                on("LOWER_BACK", "tap", "TAP", false));
        UUID gentle = notebook.start(MONDAY, null);
        notebook.did(gentle, MONDAY, "knead", 60).did(gentle, MONDAY, "rub", 60).did(gentle, MONDAY, "tap", 60);
        notebook.answered(MONDAY.plusDays(1), true);
        notebook.did(notebook.start(MONDAY.plusDays(1), null), MONDAY.plusDays(1), "tool", 60, "Foam roller");
        notebook.answered(MONDAY.plusDays(2), true);

        // When
        ClientTruth truth = notebook.truth(MONDAY.plusDays(2));

        // Then
        assertThat(DayWalk.on(truth.days(), MONDAY.plusDays(1)).resting()).isEmpty();
        assertThat(DayWalk.on(truth.days(), MONDAY.plusDays(2)).resting())
                .containsExactlyInAnyOrder("STROKE_DEEP", "BALL_ROLL", "KNEAD");
    }

    @Test
    void aBallOrARollerCountsWhateverTheStepIsCalled() {
        // Given
        Notebook notebook = Notebook.daily(
                on("LOWER_BACK", "tool", "STROKE_DEEP", false), on("LOWER_BACK", "lean", "CIRCULAR", true));
        UUID session = notebook.start(MONDAY, null);

        // When
        notebook.did(session, MONDAY, "tool", 100, "foam-roller")
                .did(session, MONDAY, "tool", 10, "massage stick")
                .did(session, MONDAY, "lean", 20)
                .did(session, MONDAY, "lean", 40, "hands")
                .did(session, MONDAY, "not-of-this-plan", 3, "two tennis balls");

        // Then
        assertThat(DayWalk.on(notebook.truth(MONDAY).days(), MONDAY).usedSeconds())
                .isEqualTo(123);
    }

    @Test
    void aSessionThatBeganInSeverePainAndWasBrokenOffIsExcused() {
        // Given
        Notebook notebook = Notebook.daily(step("knead", "KNEAD", null), step("rub", "RUB", null));
        UUID severe = notebook.start(MONDAY, null);
        notebook.did(severe, MONDAY, "knead", null).rated(MONDAY, "BEFORE", 7, severe);
        UUID bearable = notebook.start(MONDAY.plusDays(1), null);
        notebook.did(bearable, MONDAY.plusDays(1), "knead", null).rated(MONDAY.plusDays(1), "BEFORE", 6, bearable);

        // When, Then
        assertThat(notebook.states(MONDAY.plusDays(1))).containsExactly(STOPPED_SAFETY, PARTIAL);
    }
}
