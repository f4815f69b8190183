package org.lumbar.session.plan;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BallOrRollerTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ball",
                "Tennis ball",
                "two tennis balls",
                "Ball (Igelball)",
                "FOAM ROLLER",
                "foam-roller",
                "massage stick/roller",
                "Tennisball",
                "tennis ball or foam roller"
            })
    void aBallOrARollerIsNamedByAWordOfItsOwn(String equipment) {
        assertThat(BallOrRoller.isNamedIn(equipment)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"hands", "balloon", "controller", "handheld massager", "massage stick", "wall", "-"})
    void aWordThatOnlyContainsOneNamesNone(String equipment) {
        assertThat(BallOrRoller.isNamedIn(equipment)).isFalse();
    }
}
