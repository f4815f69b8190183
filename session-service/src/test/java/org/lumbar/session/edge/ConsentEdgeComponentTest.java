package org.lumbar.session.edge;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lumbar.backbone.BackboneTestResource;
import org.lumbar.backbone.InjectBackbone;
import org.lumbar.backbone.TestStack;

/** What the door says of a client who has withdrawn consent. */
@QuarkusTest
@WithTestResource(value = BackboneTestResource.class, initArgs = @ResourceArg(name = "database", value = "session"))
class ConsentEdgeComponentTest {
    /** What the edge knows is five seconds old at most; the rest is for a busy machine. */
    private static final Duration SOON = Duration.ofSeconds(20);

    @InjectBackbone
    TestStack stack;

    private Phone phone;
    private String gateway;

    @BeforeEach
    void aKnownClient() {
        phone = new Phone(stack);
        gateway = stack.token("event-producer@" + Phone.PRACTICE + "/gateway");
        announce(1, "GIVEN");
        phone.send(phone.rating("AFTER", 1)).statusCode(202);
        Phone.send(Phone.EVENT, gateway, phone.rating("AFTER", 1)).statusCode(202);
    }

    @Test
    void eachEventIsRejectedWithItsCodeWithinSecondsAndNothingOfItIsSent() {
        // When
        announce(2, "WITHDRAWN");

        // Then
        await("the withdrawal is known")
                .atMost(SOON)
                .untilAsserted(() -> phone.sendAll(
                                phone.rating("AFTER", 1), phone.rating("AFTER", 11), phone.rating("AFTER", 2))
                        .statusCode(202)
                        .body("results.status", contains("rejected", "rejected", "rejected"))
                        .body("results.code", contains("consent-withdrawn", "invalid-field", "consent-withdrawn"))
                        .body("results[0].pointer", equalTo("/subject"))
                        .body("results[0].guidance", nullValue()));
        long sent = sent();
        phone.send(phone.stop("BONE_PAIN")).statusCode(400).body("code", equalTo("consent-withdrawn"));
        assertThat(sent()).isEqualTo(sent);
    }

    @Test
    void aProducerIsAnsweredTheSameAndItsOtherClientsEventsAreTaken() {
        // Given
        Phone other = new Phone(stack);
        other.announceClient();
        await("the other is known").until(() -> stack.lag("clients") == 0);

        // When
        announce(2, "WITHDRAWN");

        // Then
        await("the withdrawal is known")
                .atMost(SOON)
                .untilAsserted(() -> Phone.send(
                                Phone.BATCH, gateway, Phone.batch(phone.rating("AFTER", 1), other.rating("AFTER", 2)))
                        .statusCode(202)
                        .body("results.status", contains("rejected", "accepted"))
                        .body("results[0].code", equalTo("consent-withdrawn")));
    }

    @Test
    void onceConsentIsGivenAgainEventsAreTaken() {
        // Given
        announce(2, "WITHDRAWN");
        await("the withdrawal is known")
                .atMost(SOON)
                .untilAsserted(() -> phone.send(phone.rating("AFTER", 1)).statusCode(400));

        // When
        announce(3, "GIVEN");

        // Then
        await("the consent is known")
                .atMost(SOON)
                .untilAsserted(() -> phone.send(phone.rating("AFTER", 1)).statusCode(202));
    }

    @Test
    void whileTheDatabaseIsAwayWhoHasWithdrawnStaysRejectedAndOthersAreNotHeldUp() {
        // Given
        Phone other = new Phone(stack);
        other.announceClient();
        announce(2, "WITHDRAWN");
        await("the withdrawal is known").atMost(SOON).untilAsserted(() -> {
            phone.send(phone.rating("AFTER", 1)).statusCode(400);
            Phone.send(Phone.EVENT, gateway, phone.rating("AFTER", 1)).statusCode(400);
            Phone.send(Phone.EVENT, gateway, other.rating("AFTER", 1)).statusCode(202);
        });
        stack.stopPostgres();

        // When
        var own = phone.send(phone.rating("AFTER", 1));
        var asProducer = Phone.send(Phone.EVENT, gateway, phone.rating("AFTER", 1));
        var others = Phone.send(Phone.EVENT, gateway, other.rating("AFTER", 1));
        stack.startPostgres();

        // Then
        own.statusCode(400).body("code", equalTo("consent-withdrawn"));
        asProducer.statusCode(400).body("code", equalTo("consent-withdrawn"));
        others.statusCode(202);
    }

    private long sent() {
        return stack.consume("session-events").stream()
                .filter(record -> phone.client.toString().equals(record.key()))
                .count();
    }

    /** As routine-service says it. */
    private void announce(int revision, String consent) {
        String value = """
                {"clientId":"%s","practiceId":"%s","revision":%d,"displayName":"A","timezone":"Europe/Berlin",\
                "status":"ACTIVE","careTeam":["anna"],"lockClearances":[],\
                "consent":{"state":"%s","version":1,"since":"2026-11-02T07:00:00Z","withdrawals":[]}}""".formatted(phone.client, Phone.PRACTICE, revision, consent);
        stack.produce("clients", phone.client.toString(), Map.of(), value.getBytes(UTF_8));
        await("it has been read").until(() -> stack.lag("clients") == 0);
    }
}
