package org.lumbar.session.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.lumbar.foundation.failure.StoredFormUnknown;
import org.lumbar.session.event.Pressure;

class OutlineTest {
    private static final String FIRST_FORM = "strict\nball BALL_ROLL m -\ntool STROKE_DEEP m MODERATE";

    private static final Outline OUTLINE = new Outline(
            true,
            Map.of(
                    "ball",
                    new Outline.Step(Technique.BALL_ROLL, true, null),
                    "tool",
                    new Outline.Step(
                            Technique.STROKE_DEEP,
                            true,
                            Pressure.MODERATE,
                            true,
                            Areas.of(List.of(Area.LOWER_BACK, Area.SACRUM)))));

    @Test
    void whatIsStoredSaysAllOfIt() {
        assertThat(Outline.ofText(OUTLINE.toText())).isEqualTo(OUTLINE);
    }

    @Test
    void theFirstFormIsReadAsNeedingNoBallOnAreasThatAreNotKnown() {
        Outline read = Outline.ofText(FIRST_FORM);

        assertThat(read.strict()).isTrue();
        assertThat(read.steps().get("tool"))
                .isEqualTo(new Outline.Step(Technique.STROKE_DEEP, true, Pressure.MODERATE, false, Areas.NOT_KNOWN));
    }

    @Test
    void whatANewerReleaseHasWrittenIsWaitedForAndNoFaultOfARecord() {
        for (String newer : List.of(
                OUTLINE.toText().replace("STROKE_DEEP", "CUPPING"),
                OUTLINE.toText().replace("MODERATE", "CRUSHING"),
                OUTLINE.toText().replace("strict", "stricter"),
                OUTLINE.toText() + " more")) {
            assertThat(newer).isNotEqualTo(OUTLINE.toText());
            assertThatThrownBy(() -> Outline.ofText(newer)).isInstanceOf(StoredFormUnknown.class);
        }
    }

    @Test
    void onlyWhatTheFirstFormCouldTellIsNewsToIt() {
        Outline other = new Outline(false, OUTLINE.steps());

        assertThat(OUTLINE.saysNothingNewTo(FIRST_FORM)).isTrue();
        assertThat(other.saysNothingNewTo(FIRST_FORM)).isFalse();
        assertThat(OUTLINE.saysNothingNewTo(Outline.ofText(FIRST_FORM).toText()))
                .as("a plan that said nothing of equipment, and now does")
                .isFalse();
    }
}
