package org.lumbar.routine.progress;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.lumbar.routine.intake.Feeling;
import org.lumbar.routine.intake.PainRating;
import org.lumbar.routine.intake.Rule;
import org.lumbar.routine.intake.Session;

class AftermathTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 20);
    private static final UUID SESSION = UUID.fromString("019a2c40-1111-7000-8000-000000000001");

    @Test
    void whoFeltWorseHasAnObjectionWhateverTheNumbersSay() {
        Aftermath worse = aftermath(Feeling.WORSE, null, rating("BEFORE", 5), rating("AFTER", 3));

        assertThat(rules(worse)).containsExactly("FELT_WORSE");
        assertThat(worse.objections().get(0).evidence().get(0).sessionId()).isEqualTo(SESSION);
        assertThat(worse.wentWell()).isFalse();
    }

    @Test
    void twoMoreAfterwardsIsAnObjectionAndOneIsNot() {
        assertThat(rules(aftermath(Feeling.SAME, null, rating("BEFORE", 3), rating("AFTER", 5))))
                .containsExactly("AFTER_PLUS_2");
        assertThat(rules(aftermath(Feeling.SAME, null, rating("BEFORE", 3), rating("AFTER", 4))))
                .isEmpty();
    }

    @Test
    void ofSeveralRatingsTheLowestBeforeAndTheHighestAfterCount() {
        // Given
        Aftermath several =
                aftermath(null, null, rating("BEFORE", 6), rating("BEFORE", 2), rating("AFTER", 1), rating("AFTER", 4));

        // Then
        assertThat(several.objections().get(0).evidence())
                .extracting(Evidence::score)
                .containsExactly(2, 4);
    }

    @Test
    void ratingsOfOtherSessionsAndOtherMomentsSayNothing() {
        PainRating other = new PainRating(
                UUID.randomUUID(), SESSION, SESSION, 1, "AFTER", 9, DAY, Instant.EPOCH, UUID.randomUUID());

        assertThat(rules(aftermath(null, null, rating("BEFORE", 3), rating("DURING", 8), other)))
                .isEmpty();
    }

    @Test
    void theContinueRuleComesFirst() {
        Session.Guidance severe = new Session.Guidance(Session.Answer.STOP_SESSION, Rule.SEVERE_PAIN, SESSION);

        assertThat(rules(aftermath(Feeling.WORSE, severe))).containsExactly("SEVERE_PAIN", "FELT_WORSE");
    }

    @Test
    void itWentWellIfItWasBetterAndNoMorePainfulAndBothAreTold() {
        assertThat(aftermath(Feeling.BETTER, null, rating("BEFORE", 3), rating("AFTER", 3))
                        .wentWell())
                .isTrue();
        assertThat(aftermath(Feeling.BETTER, null, rating("BEFORE", 3), rating("AFTER", 4))
                        .wentWell())
                .isFalse();
        assertThat(aftermath(Feeling.BETTER, null, rating("BEFORE", 3)).wentWell())
                .isFalse();
        assertThat(aftermath(Feeling.SAME, null, rating("BEFORE", 3), rating("AFTER", 1))
                        .wentWell())
                .isFalse();
    }

    private static List<String> rules(Aftermath aftermath) {
        return aftermath.objections().stream().map(Aftermath.Objection::rule).toList();
    }

    private static Aftermath aftermath(
            @Nullable Feeling feeling, Session.@Nullable Guidance guidance, PainRating... ratings) {
        Session session = new Session(
                SESSION,
                SESSION,
                SESSION,
                SESSION,
                null,
                1,
                DAY,
                Instant.EPOCH,
                Instant.EPOCH,
                true,
                List.of(),
                null,
                guidance,
                feeling);
        return new Aftermath(session, List.of(ratings));
    }

    private static PainRating rating(String moment, int score) {
        return new PainRating(UUID.randomUUID(), SESSION, SESSION, 1, moment, score, DAY, Instant.EPOCH, SESSION);
    }
}
