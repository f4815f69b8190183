package org.lumbar.session.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lumbar.backbone.BackboneTestResource;
import org.lumbar.backbone.InjectBackbone;
import org.lumbar.backbone.TestStack;

/** What is safe for a client, over everything they do. */
@QuarkusTest
@QuarkusTestResource(
        value = BackboneTestResource.class,
        restrictToAnnotatedClass = true,
        initArgs = @ResourceArg(name = "database", value = "session"))
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
        JsonNode atFirst = story.told("client-days", "2026-11-02").orElseThrow();

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
        JsonNode later = story.told("client-days", "2026-11-02").orElseThrow();
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
        JsonNode locked = story.told("client-days", "2026-11-02").orElseThrow().get("locked");
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
        JsonNode work = story.told("client-days", "2026-11-02").orElseThrow();
        assertThat(work.at("/questionsDue/0/dueFrom").textValue()).isEqualTo("2026-11-03");
        JsonNode yes = story.told("client-days", "2026-11-03").orElseThrow();
        assertThat(yes.at("/resting/0/technique").textValue()).isEqualTo("BALL_ROLL");
        assertThat(yes.at("/resting/0/rule").textValue()).isNotEmpty();
        JsonNode no = story.told("client-days", "2026-11-04").orElseThrow();
        assertThat(no.get("resting")).isEmpty();
        assertThat(no.get("questionsDue")).isEmpty();
    }

    private void sendFromTheTablet(String type, int minute, String data) {
        story.send(story.event(UUID.randomUUID(), type, minute, data)
                .replace("urn:lumbar:app:test", "urn:lumbar:app:tablet"));
    }
}
