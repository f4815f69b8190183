package org.lumbar.session.edge;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lumbar.backbone.BackboneTestResource;
import org.lumbar.backbone.InjectBackbone;
import org.lumbar.backbone.TestStack;

/** The answer to a rating carries the guidance for it. */
@QuarkusTest
@WithTestResource(value = BackboneTestResource.class, initArgs = @ResourceArg(name = "database", value = "session"))
class GuidanceComponentTest {
    @InjectBackbone
    TestStack stack;

    private Phone phone;

    @BeforeEach
    void aPhone() {
        phone = new Phone(stack);
    }

    @Test
    void aRatingIsComparedWithTheOneBeforeTheSessionThatWasSentAMomentAgo() {
        // Given
        phone.send(phone.start()).statusCode(202).body("results[0]", not(hasKey("guidance")));
        phone.send(phone.rating("BEFORE", 1)).statusCode(202).body("results[0]", not(hasKey("guidance")));

        // When
        var answer = phone.send(phone.rating("DURING", 3));

        // Then
        answer.statusCode(202)
                .body("results[0].status", equalTo("accepted"))
                .body("results[0].guidance.answer", equalTo("STOP_STEP"))
                .body("results[0].guidance.rule", equalTo("BEFORE_PLUS_2"));
    }

    @Test
    void aRatingIsComparedWithTheOneBeforeTheSessionInTheSameBatchWhereverItStands() {
        // When
        var answer = phone.sendAll(phone.rating("DURING", 2), phone.start(), "7", phone.rating("BEFORE", 0));

        // Then
        answer.statusCode(202)
                .body("results.status", contains("accepted", "accepted", "rejected", "accepted"))
                .body("results[0].guidance.rule", equalTo("BEFORE_PLUS_2"))
                .body("results[3].guidance", nullValue());
    }

    @Test
    void aRatingIsJudgedByTheRoutineOfItsPlanAsTheFoldedSessionIs() {
        // Given
        phone.announceClient();
        phone.announcePlan("STOP_DISCOMFORT");
        phone.send(phone.start()).statusCode(202);
        phone.send(phone.rating("BEFORE", 1)).statusCode(202);
        await("client and plan are known").until(() -> stack.lag("clients") == 0 && stack.lag("plans") == 0);

        // When
        var answer = phone.send(phone.rating("DURING", 2));

        // Then
        answer.statusCode(202).body("results[0].guidance.rule", equalTo("ABOVE_BEFORE"));
        await("the folded session says the same")
                .untilAsserted(() -> given().auth()
                        .oauth2(phone.token())
                        .get("/v1/clients/" + phone.client + "/sessions/" + phone.session + "/guidance")
                        .then()
                        .statusCode(200)
                        .body("newest.rule", equalTo("ABOVE_BEFORE")));
    }

    @Test
    void aStopForPainIsAnsweredAndOneForTirednessNeedsNoAnswer() {
        // When
        var answer = phone.sendAll(
                phone.stop("EXCRUCIATING"), phone.stop("BONE_PAIN"), phone.stop("DISCOMFORT"), phone.stop("FATIGUE"));

        // Then
        answer.statusCode(202)
                .body("results.guidance.answer", contains("SEE_DOCTOR", "STOP_SESSION", "STOP_SESSION"))
                .body("results[3]", not(hasKey("guidance")))
                .body("results[3]", not(hasKey("noGuidance")));
    }

    @Test
    void severePainIsAnsweredAtOnceWithNoSessionNow() {
        // When
        var before = phone.send(phone.rating("BEFORE", 7));
        var batch = phone.sendAll(
                phone.rating("BEFORE", 6),
                phone.rating("AFTER", 10),
                phone.rating("BEFORE", 10),
                phone.daily("AD_HOC", 9),
                phone.daily("NEXT_DAY", 8));

        // Then
        before.statusCode(202)
                .body("results[0].guidance.answer", equalTo("STOP_SESSION"))
                .body("results[0].guidance.rule", equalTo("SEVERE_PAIN"));
        batch.statusCode(202)
                .body("results[0]", not(hasKey("guidance")))
                .body("results[1]", not(hasKey("guidance")))
                .body("results[2..4].guidance.rule", contains("SEVERE_PAIN", "SEVERE_PAIN", "SEVERE_PAIN"));
    }

    @Test
    void aDayThatIsUploadedGetsNoGuidanceAndAnEventAloneAlwaysDoes() {
        // Given
        Instant morning = Instant.now().minus(Duration.ofHours(8));

        // When
        var batch = phone.sendAll(phone.rating("DURING", 7, morning), phone.rating("DURING", 4));
        var alone = phone.send(phone.rating("DURING", 0, morning));

        // Then
        batch.statusCode(202)
                .body("results[0]", not(hasKey("guidance")))
                .body("results[0].noGuidance", equalTo("not-recent"))
                .body("results[1].guidance.answer", equalTo("LIGHTER"));
        alone.statusCode(202).body("results[0].guidance.answer", equalTo("GO_ON"));
    }

    @Test
    void whileTheDatabaseIsAwayEventsAreTakenAndOnlyWhatDecidesAloneIsAnswered() {
        // Given
        phone.send(phone.start()).statusCode(202);
        stack.stopPostgres();

        // When
        var mild = phone.send(phone.rating("DURING", 1));
        var high = phone.send(phone.rating("DURING", 8));
        var stop = phone.send(phone.stop("BONE_PAIN"));
        stack.startPostgres();

        // Then
        mild.statusCode(202)
                .body("results[0].status", equalTo("accepted"))
                .body("results[0].guidance", nullValue())
                .body("results[0].noGuidance", equalTo("unavailable"))
                .time(lessThan(1_000L));
        high.statusCode(202).body("results[0].guidance.rule", equalTo("NRS_6_UP"));
        stop.statusCode(202).body("results[0].guidance.answer", equalTo("STOP_SESSION"));
        await("guidance is back")
                .untilAsserted(() -> phone.send(phone.rating("DURING", 1))
                        .statusCode(202)
                        .body("results[0].guidance.answer", equalTo("GO_ON")));
    }
}
