package org.lumbar.session.fold;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lumbar.backbone.BackboneTestResource;
import org.lumbar.backbone.InjectBackbone;
import org.lumbar.backbone.TestStack;
import org.lumbar.session.ingest.Story;

/** What is safe for a client, over everything they do. */
@QuarkusTest
@WithTestResource(value = BackboneTestResource.class, initArgs = @ResourceArg(name = "database", value = "session"))
class SafetyComponentTest {
    private static final int DAY = 24 * 60;

    @InjectBackbone
    TestStack stack;

    private Story story;

    @BeforeEach
    void aClientWithAPlan() {
        story = new Story(stack).withClient().withPlan();
    }

    @Test
    void theDoseOfADayIsThatOfAllRoutinesAndDevicesAndOfWhatIsUploadedDaysLater() {
        // Given
        UUID otherPlan = UUID.randomUUID();
        UUID otherSession = UUID.randomUUID();
        story.plan(otherPlan, 1);
        story.sendStart();
        story.sendBall(3, 200);
        story.send("pain-rated", 2 * DAY, "{\"moment\": \"AD_HOC\", \"score\": 1}");
        story.settle();
        JsonNode atFirst = story.published("client-days", "2026-11-02").orElseThrow();

        // When
        sendFromTheTablet(
                "started", 60, "{\"sessionId\": \"%s\", \"planId\": \"%s\"}".formatted(otherSession, otherPlan));
        sendFromTheTablet(
                "step-completed",
                65,
                "{\"sessionId\": \"%s\", \"stepKey\": \"ball\", \"durationSeconds\": 150}".formatted(otherSession));
        story.settle();

        // Then
        assertThat(atFirst.at("/dose/usedSeconds").intValue()).isEqualTo(200);
        assertThat(atFirst.at("/dose/remainingSeconds").intValue()).isEqualTo(100);
        assertThat(atFirst.at("/dose/exceeded").booleanValue()).isFalse();
        JsonNode later = story.published("client-days", "2026-11-02").orElseThrow();
        assertThat(later.at("/dose/usedSeconds").intValue()).isEqualTo(350);
        assertThat(later.at("/dose/remainingSeconds").intValue()).isZero();
        assertThat(later.at("/dose/exceeded").booleanValue()).isTrue();
        assertThat(story.deadLetters()).isEmpty();
    }

    @Test
    void excruciatingPainAtNoNamedStepLocksEveryTechniqueOfTheMassageAndSendsToADoctor() {
        // Given
        story.sendStart();

        // When
        UUID stop = story.send(
                "stopped", 5, "{\"sessionId\": \"%s\", \"reason\": \"EXCRUCIATING\"}".formatted(story.session));
        JsonNode session = story.toldSession();

        // Then
        assertThat(session.at("/guidance/answer").textValue()).isEqualTo("SEE_DOCTOR");
        assertThat(session.at("/guidance/rule").textValue()).isEqualTo("STOP_EXCRUCIATING");
        JsonNode locked =
                story.published("client-days", "2026-11-02").orElseThrow().get("locked");
        assertThat(locked).hasSize(2).allSatisfy(lock -> {
            assertThat(lock.get("lockId").textValue()).isEqualTo(stop.toString());
            assertThat(lock.get("rule").textValue()).isEqualTo("STOP_EXCRUCIATING");
        });
    }

    @Test
    void whoWorkedWithTheBallIsAskedFromTheNextDayOnAndRestsUntilANo() {
        // Given
        story.sendStart();
        story.sendBall(3, 60);

        // When
        story.send("pain-rated", DAY, "{\"moment\": \"NEXT_DAY\", \"score\": 3, \"stiff\": true}");
        story.send(
                "pain-rated", 2 * DAY, "{\"moment\": \"NEXT_DAY\", \"score\": 1, \"stiff\": false, \"sore\": false}");
        story.settle();

        // Then
        JsonNode work = story.published("client-days", "2026-11-02").orElseThrow();
        assertThat(work.at("/questionsDue/0/dueFrom").textValue()).isEqualTo("2026-11-03");
        JsonNode yes = story.published("client-days", "2026-11-03").orElseThrow();
        assertThat(yes.at("/resting/0/technique").textValue()).isEqualTo("BALL_ROLL");
        assertThat(yes.at("/resting/0/rule").textValue()).isNotEmpty();
        JsonNode no = story.published("client-days", "2026-11-04").orElseThrow();
        assertThat(no.get("resting")).isEmpty();
        assertThat(no.get("questionsDue")).isEmpty();
    }

    @Test
    void minutesOnAFoamRollerCountWhateverTheStepIsCalledAndRestItToo() {
        // Given the step of the first routine whose tool may be a roller
        story.plan(story.plan, 2, """
                {"key": "tool", "phase": "MASSAGE", "technique": "STROKE_DEEP", "title": "t", "required": false,
                 "prompt": false, "pressure": "MODERATE", "areas": ["LOWER_BACK"],
                 "equipment": [{"name": "handheld massager or massage stick", "optional": false}]}""");
        story.sendStart();

        // When
        story.send("step-completed", 3, tool(200, "massage stick"));
        story.send("step-completed", 9, tool(301, "Foam roller"));
        story.send("pain-rated", DAY, "{\"moment\": \"NEXT_DAY\", \"score\": 3, \"sore\": true}");
        story.settle();

        // Then
        JsonNode day = story.published("client-days", "2026-11-02").orElseThrow();
        assertThat(day.at("/dose/usedSeconds").intValue()).isEqualTo(301);
        assertThat(day.at("/dose/exceeded").booleanValue()).isTrue();
        assertThat(resting("2026-11-03")).containsExactly("STROKE_DEEP", "BALL_ROLL");
        assertThat(story.toldSession().at("/steps/0/seconds").intValue()).isEqualTo(501);
    }

    private String tool(int seconds, String equipment) {
        return "{\"sessionId\": \"%s\", \"stepKey\": \"tool\", \"durationSeconds\": %d, \"equipment\": \"%s\"}"
                .formatted(story.session, seconds, equipment);
    }

    @Test
    void everyMassageIsAskedAboutAndWhatWorksDeepOnTheSameAreaRestsWithTheBall() {
        // Given a gentle massage
        story.sendStart();
        story.send("step-completed", 2, "{\"sessionId\": \"%s\", \"stepKey\": \"knead\"}".formatted(story.session));
        story.send("pain-rated", DAY, "{\"moment\": \"NEXT_DAY\", \"score\": 3, \"sore\": true}");
        story.settle();
        JsonNode gentle = story.published("client-days", "2026-11-02").orElseThrow();
        List<String> restingAtFirst = resting("2026-11-03");

        // When the ball turns out to have been used, too
        story.sendBall(3, 60);
        story.settle();

        // Then
        assertThat(gentle.at("/questionsDue/0/techniques/0").textValue()).isEqualTo("KNEAD");
        assertThat(restingAtFirst).isEmpty();
        assertThat(resting("2026-11-03")).containsExactly("KNEAD", "BALL_ROLL");
    }

    private List<String> resting(String day) {
        return story.published("client-days", day).orElseThrow().get("resting").findValuesAsText("technique");
    }

    @Test
    void severePainBeforeASessionIsOnTheRatingAndTheStrictestOfTheSession() {
        // Given
        story.sendStart();
        UUID before = story.sendRating("BEFORE", 1, 10);
        UUID during = story.sendRating("DURING", 5, 2);
        UUID after = story.sendRating("AFTER", 9, 9);
        UUID daily = story.send("pain-rated", 2 * DAY, "{\"moment\": \"AD_HOC\", \"score\": 7}");
        UUID bearable = story.send("pain-rated", 3 * DAY, "{\"moment\": \"AD_HOC\", \"score\": 6}");

        // When
        JsonNode session = story.toldSession();

        // Then
        assertThat(session.at("/guidance/answer").textValue()).isEqualTo("STOP_SESSION");
        assertThat(session.at("/guidance/rule").textValue()).isEqualTo("SEVERE_PAIN");
        assertThat(session.at("/guidance/eventId").textValue()).isEqualTo(before.toString());
        assertThat(rule(before)).isEqualTo("SEVERE_PAIN");
        assertThat(rule(during)).isEqualTo("NRS_0_3");
        assertThat(rule(after)).isNull();
        assertThat(rule(daily)).isEqualTo("SEVERE_PAIN");
        assertThat(rule(bearable)).isNull();
    }

    private @Nullable String rule(UUID rating) {
        return story.published("pain-ratings", rating)
                .orElseThrow()
                .at("/guidance/rule")
                .textValue();
    }

    @Test
    void aStartAgainstTheScreeningIsFlagged() {
        // When
        story.send(
                "started",
                0,
                "{\"sessionId\": \"%s\", \"planId\": \"%s\", \"screening\": {\"version\": \"2026-2\", \"passed\": false}}"
                        .formatted(story.session, story.plan));

        // Then
        assertThat(story.toldSession().get("flags")).hasSize(1);
        assertThat(story.toldSession().at("/flags/0").textValue()).isEqualTo("SCREENING_NOT_PASSED");
    }

    @Test
    void aFeelingWithoutAStartIsKeptUntilTheStartComes() {
        // Given
        story.send("completed", 9, "{\"sessionId\": \"%s\", \"feeling\": \"WORSE\"}".formatted(story.session));
        story.settle();
        boolean toldAtFirst = story.published("sessions", story.session).isPresent();

        // When
        story.sendStart();

        // Then
        assertThat(toldAtFirst).isFalse();
        assertThat(story.toldSession().get("feeling").textValue()).isEqualTo("WORSE");
        assertThat(story.toldSession().get("closed").booleanValue()).isTrue();
        assertThat(story.deadLetters()).isEmpty();
    }

    private void sendFromTheTablet(String type, int minute, String data) {
        story.send(story.event(UUID.randomUUID(), type, minute, data)
                .replace("urn:lumbar:app:test", "urn:lumbar:app:tablet"));
    }
}
