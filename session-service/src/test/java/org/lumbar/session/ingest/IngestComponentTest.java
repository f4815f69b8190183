package org.lumbar.session.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lumbar.backbone.BackboneTestResource;
import org.lumbar.backbone.InjectBackbone;
import org.lumbar.backbone.TestStack;

@QuarkusTest
@WithTestResource(value = BackboneTestResource.class, initArgs = @ResourceArg(name = "database", value = "session"))
class IngestComponentTest {
    @InjectBackbone
    TestStack stack;

    private Story story;

    @BeforeEach
    void aClientWithAPlan() {
        story = new Story(stack);
    }

    @Test
    void eventsBecomeSnapshotsOfTheSessionItsRatingsAndItsDay() {
        // Given
        story.withClient().withPlan();

        // When
        story.sendStart();
        story.sendBall(3, 200);
        UUID before = story.sendRating("BEFORE", 1, 3);
        UUID during = story.sendRating("DURING", 4, 5);

        // Then
        JsonNode session = story.toldSession();
        assertThat(session.get("eventCount").intValue()).isEqualTo(4);
        assertThat(session.at("/steps/0/seconds").intValue()).isEqualTo(200);
        assertThat(session.at("/guidance/rule").textValue()).isEqualTo("BEFORE_PLUS_2");
        assertThat(story.published("pain-ratings", before)).isPresent();
        assertThat(story.published("pain-ratings", during)
                        .orElseThrow()
                        .at("/guidance/answer")
                        .textValue())
                .isEqualTo("STOP_STEP");
        JsonNode day = story.published("client-days", "2026-11-02").orElseThrow();
        assertThat(day.at("/dose/usedSeconds").intValue()).isEqualTo(200);
        assertThat(day.at("/questionsDue/0/techniques/0").textValue()).isEqualTo("BALL_ROLL");
    }

    @Test
    void aBatchThatIsSentAgainTakesEffectOnce() {
        // Given
        story.withClient().withPlan();
        story.sendStart();
        String ball = story.event(UUID.randomUUID(), "step-completed", 3, story.ball(120));

        // When
        story.send(ball);
        story.settle();
        story.send(ball);
        story.send(ball);

        // Then
        assertThat(story.toldSession().at("/steps/0/seconds").intValue()).isEqualTo(120);
        assertThat(story.count("events")).isEqualTo(2);
        assertThat(story.deadLetters()).isEmpty();
    }

    @Test
    void theSameIdWithAnotherBodyIsSetAsideAndTheFirstStays() {
        // Given
        story.withClient().withPlan();
        story.sendStart();
        UUID id = UUID.randomUUID();

        // When
        story.send(story.event(id, "step-completed", 3, story.ball(120)));
        story.send(story.event(id, "step-completed", 3, story.ball(60)));
        story.settle();
        story.send(story.event(id, "step-completed", 3, story.ball(30)));

        // Then
        assertThat(story.toldSession().at("/steps/0/seconds").intValue()).isEqualTo(120);
        assertThat(story.deadLetters()).containsExactly("id-conflict", "id-conflict");
    }

    @Test
    void aBadEventNeverCostsTheGoodOnes() {
        // Given
        story.withClient().withPlan();

        // When
        story.sendStart();
        story.sendBytes("{\"specversion\":".getBytes(UTF_8));
        story.send("pain-rated", 1, "{\"moment\": \"AD_HOC\", \"score\": 11}");
        story.sendBall(3, 60);

        // Then
        assertThat(story.toldSession().get("eventCount").intValue()).isEqualTo(2);
        assertThat(story.deadLetters()).containsExactlyInAnyOrder("malformed-json", "invalid-field");
    }

    @Test
    void anEventThatTheDatabaseRefusesIsAloneInTheDeadLetters() {
        // Given
        story.withClient().withPlan();
        UUID refused = UUID.randomUUID();
        story.execute("ALTER TABLE events ADD CONSTRAINT test_refuses CHECK (event_id <> '" + refused + "')");

        // When
        story.sendStart();
        story.send(story.event(refused, "step-completed", 2, story.ball(60)));
        story.sendBall(3, 60);
        story.sendBall(4, 60);

        // Then
        assertThat(story.toldSession().at("/steps/0/seconds").intValue()).isEqualTo(120);
        assertThat(story.deadLetters()).containsExactly("data-rejected");
    }

    @Test
    void eventsBeforeTheirPlanAndTheirClientAreKeptAndToldOnceBothAreKnown() {
        // Given
        story.sendStart();
        story.sendBall(3, 60);
        UUID adHoc = story.send("pain-rated", 5, "{\"moment\": \"AD_HOC\", \"score\": 2}");
        story.settle();
        assertThat(story.records("sessions")).isEmpty();

        // When
        story.withClient();
        story.settle();
        boolean ratingToldBeforeThePlan = story.published("pain-ratings", adHoc).isPresent();
        story.withPlan();

        // Then
        assertThat(ratingToldBeforeThePlan).isTrue();
        assertThat(story.toldSession().get("practiceId").textValue()).isEqualTo(story.practice.toString());
        assertThat(story.published("client-days", "2026-11-02")
                        .orElseThrow()
                        .at("/dose/usedSeconds")
                        .intValue())
                .isEqualTo(60);
        assertThat(story.query(
                        "SELECT count(*) FROM events WHERE practice_id IS NULL AND client_id = '" + story.client + "'"))
                .isZero();
    }

    @Test
    void aLateEventChangesItsDayAndTheDaysThatInheritFromIt() {
        // Given
        story.withClient().withPlan();
        story.sendStart();
        story.send("pain-rated", 3 * 24 * 60, "{\"moment\": \"NEXT_DAY\", \"score\": 2, \"sore\": true}");
        story.settle();
        assertThat(story.published("client-days", "2026-11-05").orElseThrow().get("resting"))
                .isEmpty();

        // When
        story.sendBall(3, 60);
        story.settle();

        // Then
        JsonNode later = story.published("client-days", "2026-11-05").orElseThrow();
        assertThat(later.at("/resting/0/technique").textValue()).isEqualTo("BALL_ROLL");
        assertThat(later.get("revision").intValue()).isEqualTo(2);
    }

    @Test
    void aLockHoldsUntilTheDayOnWhichAClinicianClearsIt() {
        // Given
        story.withClient().withPlan();
        story.sendStart();
        UUID stop = story.send(
                "stopped",
                5,
                "{\"sessionId\": \"%s\", \"reason\": \"BONE_PAIN\", \"stepKey\": \"ball\"}".formatted(story.session));
        story.settle();

        // When
        story.client(2, """
                [{"lockId": "%s", "technique": "BALL_ROLL", "clearedAt": "2026-11-04T10:00:00Z", "clearedBy": "anna"}]""".formatted(stop));
        story.settle();

        // Then
        assertThat(story.toldSession().at("/guidance/answer").textValue()).isEqualTo("STOP_SESSION");
        assertThat(story.published("client-days", "2026-11-02")
                        .orElseThrow()
                        .at("/locked/0/lockId")
                        .textValue())
                .isEqualTo(stop.toString());
        assertThat(story.published("client-days", "2026-11-04").orElseThrow().get("locked"))
                .isEmpty();
    }

    @Test
    void aKeyThatIsNotTheSubjectIsSetAside() {
        // Given
        Story other = new Story(stack);
        story.withClient().withPlan();

        // When
        story.send(other.event(UUID.randomUUID(), "completed", 1, "{\"sessionId\": \"%s\"}".formatted(story.session)));
        story.settle();

        // Then
        assertThat(story.deadLetters()).containsExactly("key-mismatch");
    }

    @Test
    void erasingAClientErasesTheFactsAndTheirSnapshots() {
        // Given
        story.withClient().withPlan();
        story.sendStart();
        UUID rating = story.sendRating("BEFORE", 1, 3);
        story.settle();

        // When
        stack.produce("clients", story.client.toString(), Map.of(), null);
        story.settle();

        // Then
        assertThat(story.count("events") + story.count("sessions") + story.count("client_days"))
                .isZero();
        assertThat(lastIsTombstone("sessions", story.session)).isTrue();
        assertThat(lastIsTombstone("pain-ratings", rating)).isTrue();
        assertThat(lastIsTombstone("client-days", "2026-11-02")).isTrue();
    }

    @Test
    void aLateEventOfAnErasedClientIsRefusedAndNothingOfItIsKept() {
        // Given
        story.withClient().withPlan();
        story.sendStart();
        story.settle();
        stack.produce("clients", story.client.toString(), Map.of(), null);
        story.settle();
        Story other = new Story(stack).withClient().withPlan();

        // When
        story.sendRating("BEFORE", 1, 3);
        story.withClient();
        story.sendBall(3, 120);
        other.sendStart();
        other.settle();
        story.settle();

        // Then
        assertThat(story.count("events")
                        + story.count("sessions")
                        + story.count("client_days")
                        + story.count("clients"))
                .isZero();
        assertThat(story.deadLetters()).containsExactly("client-erased", "client-erased");
        assertThat(story.records("session-events-dlq")).allMatch(letter -> letter.value() == null);
        assertThat(other.count("events")).isEqualTo(1);
        assertThat(lastIsTombstone("sessions", story.session)).isTrue();
    }

    private boolean lastIsTombstone(String topic, Object part) {
        return story.records(topic).stream()
                .filter(record -> record.key().endsWith(part.toString()))
                .reduce((first, second) -> second)
                .map(record -> record.value() == null)
                .orElseThrow();
    }
}
