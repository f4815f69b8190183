package org.lumbar.session.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lumbar.session.day.MassageWork;
import org.lumbar.session.day.Share;
import org.lumbar.session.plan.Areas;
import org.lumbar.session.plan.Technique;

/** What counts as ball or roller work, and what the client is asked about. */
class SharesTest {
    private final Happenings happenings = new Happenings(1);

    @ParameterizedTest
    @CsvSource({
        "ball, , 120",
        "ball, hands, 120",
        "tool, , 0",
        "tool, massage stick, 0",
        "tool, Foam roller, 120",
        "knead, tennis ball, 120",
        "roller, , 120",
        "roller, hands, 0",
        "not-of-this-plan, roller, 120",
        "not-of-this-plan, , 0"
    })
    void techniqueAndReportedEquipmentDecideAndElseWhatThePlanNeeds(String step, String equipment, long expected) {
        // When
        happenings.step(1, step, 120, equipment);

        // Then
        assertThat(share().ballSeconds()).isEqualTo(expected);
    }

    @Test
    void eachReportCountsByItsOwnEquipment() {
        // When
        happenings.step(1, "tool", 100, "foam roller").step(2, "tool", 50, "massage stick");
        happenings.step(3, "tool", 20, null).step(4, "tool", 7, "ball").step(5, "tool", null, "ball");

        // Then
        assertThat(share().ballSeconds()).isEqualTo(107);
        assertThat(happenings.session.sums().steps.get("tool"))
                .extracting(StepSums::seconds)
                .isEqualTo(177L);
    }

    @Test
    void whatIsRolledRestsUnderItsOwnNameAndAsTheBall() {
        // When
        happenings.step(1, "tool", 60, "foam roller");

        // Then
        assertThat(share().work())
                .isEqualTo(MassageWork.NONE
                        .with(Technique.STROKE_DEEP, Happenings.LOWER_BACK, true)
                        .with(Technique.BALL_ROLL, Happenings.LOWER_BACK, true));
    }

    @Test
    void everyStepOfTheMassageIsAskedAboutAndNoneOfAnotherPhaseUnlessItStrained() {
        // When
        happenings.step(1, "knead", null, null).step(2, "stretch", 60, null);
        MassageWork gentle = share().work();
        happenings.step(3, "stretch", 60, "ball").step(4, "not-of-this-plan", 60, "ball");

        // Then
        assertThat(gentle).isEqualTo(MassageWork.NONE.with(Technique.KNEAD, Happenings.LOWER_BACK, false));
        assertThat(share().work())
                .isEqualTo(gentle.with(Technique.STRETCH, Happenings.LOWER_BACK, true)
                        .with(Technique.BALL_ROLL, Areas.NOT_KNOWN, true)
                        .with(Technique.BALL_ROLL, Happenings.LOWER_BACK, true));
    }

    @Test
    void aStartAgainstTheScreeningIsFlaggedWhicheverStartCounts() {
        // When
        List<String> before = flags();
        happenings.start(true).start(false);

        // Then
        assertThat(before).isEmpty();
        assertThat(flags()).contains("SCREENING_NOT_PASSED");
        Session stored = Session.unpack(happenings.session.id(), 1, 1, happenings.session.pack());
        assertThat(SessionSnapshot.flags(stored.sums())).isEqualTo(flags());
    }

    private List<String> flags() {
        return SessionSnapshot.flags(happenings.session.sums());
    }

    private Share share() {
        return happenings.session.shareOn(happenings.session.days().iterator().next(), Happenings.OUTLINE);
    }
}
