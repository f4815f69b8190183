package org.lumbar.session.edge;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.lumbar.backbone.BackboneTestResource;
import org.lumbar.backbone.InjectBackbone;
import org.lumbar.backbone.TestStack;

/** A producer that sends too much, and anybody who asks too often. */
@QuarkusTest
@TestProfile(ProducerRateComponentTest.Strict.class)
@QuarkusTestResource(
        value = BackboneTestResource.class,
        restrictToAnnotatedClass = true,
        initArgs = @ResourceArg(name = "database", value = "session"))
class ProducerRateComponentTest {
    private static final int REQUESTS = 20;
    private static final int EVENTS = 1_000;

    public static class Strict implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "lumbar.api.burst",
                    "" + REQUESTS,
                    "lumbar.api.requests-per-second",
                    "1",
                    "lumbar.edge.producer-burst",
                    "" + EVENTS,
                    "lumbar.edge.producer-events-per-second",
                    "1");
        }
    }

    @InjectBackbone
    TestStack stack;

    private final UUID practice = UUID.randomUUID();

    @Test
    void aProducerThatSendsTooManyEventsIsRefusedAndCostsNoOther() {
        // Given
        String[] nothings = Collections.nCopies(500, "{}").toArray(String[]::new);
        String gateway = stack.token("event-producer@" + practice + "/gateway");
        for (int sent = 0; sent < EVENTS; sent += nothings.length) {
            Phone.send(Phone.BATCH, gateway, Phone.batch(nothings)).statusCode(202);
        }

        // When
        var refused = Phone.send(Phone.BATCH, gateway, Phone.batch(nothings));

        // Then
        assertThat(refused.statusCode(429).extract().jsonPath().getString("code"))
                .isEqualTo("too-many-events");
        assertThat(Integer.parseInt(refused.extract().header("Retry-After"))).isBetween(400, 500);
        Phone.send(Phone.BATCH, stack.token("event-producer@" + practice + "/other-gateway"), Phone.batch(nothings))
                .statusCode(202);
        new Phone(stack).sendAll(nothings).statusCode(202);
    }

    @Test
    void whoAsksTooOftenIsRefusedAndCostsNobodyElse() {
        // Given
        String anna = stack.token("therapist@" + practice + "/anna");
        String max = stack.token("therapist@" + practice + "/max");

        // When
        List<Response> answers =
                IntStream.range(0, 3 * REQUESTS).mapToObj(i -> ask(anna)).toList();

        // Then
        assertThat(answers.subList(0, REQUESTS))
                .allSatisfy(answer -> assertThat(answer.statusCode()).isEqualTo(404));
        Response refused = answers.get(answers.size() - 1);
        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.contentType()).startsWith("application/problem+json");
        assertThat(refused.jsonPath().getString("code")).isEqualTo("too-many-requests");
        assertThat(refused.header("Retry-After")).isEqualTo("1");
        assertThat(refused.header("Cache-Control")).isEqualTo("no-store");
        assertThat(ask(max).statusCode()).isEqualTo(404);
        assertThat(given().get("/v1/clients/" + practice + "/sessions").statusCode())
                .isEqualTo(401);
    }

    private Response ask(String token) {
        return given().auth().oauth2(token).get("/v1/clients/" + practice + "/sessions");
    }
}
