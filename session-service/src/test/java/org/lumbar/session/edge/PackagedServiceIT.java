package org.lumbar.session.edge;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.restassured.RestAssured;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.lumbar.backbone.BackboneTestResource;
import org.lumbar.backbone.InjectBackbone;
import org.lumbar.backbone.SlowCaller;
import org.lumbar.backbone.TestStack;
import org.lumbar.session.contract.Schemas;

/** The jar that is shipped: a session goes in over HTTP, and comes out over the history and the topics. */
@QuarkusIntegrationTest
@WithTestResource(value = BackboneTestResource.class, initArgs = @ResourceArg(name = "database", value = "session"))
class PackagedServiceIT {
    /** A thread for each: the common pool may have but one. */
    private static final Executor APART = task -> new Thread(task).start();

    @InjectBackbone
    TestStack stack;

    @Test
    void aSessionGoesInAndComesOutWhole() {
        // Given
        Phone phone = new Phone(stack);
        phone.announceClient();
        phone.announcePlan("STOP_DISCOMFORT");

        // When
        phone.sendAll(phone.start(), phone.rating("BEFORE", 2)).statusCode(202);
        phone.send(phone.rating("DURING", 3)).statusCode(202).body("results[0].status", equalTo("accepted"));
        phone.send(phone.stop("BONE_PAIN")).statusCode(202).body("results[0].guidance.answer", equalTo("STOP_SESSION"));

        // Then
        String path = "/v1/clients/" + phone.client + "/sessions/" + phone.session;
        await("the history shows it")
                .untilAsserted(() -> given().auth()
                        .oauth2(phone.token())
                        .get(path)
                        .then()
                        .statusCode(200)
                        .body("eventCount", equalTo(4))
                        .body("ratings.moment", contains("BEFORE", "DURING"))
                        .body("ratings[1].guidance.rule", equalTo("ABOVE_BEFORE"))
                        .body("guidance.rule", equalTo("STOP_BONE_PAIN"))
                        .body("pending", empty()));
        await("the topics tell it").untilAsserted(() -> {
            assertThat(published("sessions", phone, "session.v1.json")).isPositive();
            assertThat(published("pain-ratings", phone, "pain-rating.v1.json")).isGreaterThanOrEqualTo(2);
            assertThat(published("client-days", phone, "client-day.v1.json")).isPositive();
        });
        given().get(stack.management("/q/health/ready")).then().statusCode(200);
    }

    @Test
    void aHeadThatTricklesIsCutOffOnANewConnectionAndOnAKeptOneOfEitherPort() {
        // Given
        Duration stated = Duration.ofSeconds(10);
        List<SlowCaller> callers = List.of(
                new SlowCaller(URI.create("http://localhost:" + RestAssured.port + "/q/openapi")),
                new SlowCaller(stack.management("/q/health/live")));

        // When
        List<CompletableFuture<Duration>> heads = callers.stream()
                .flatMap(caller -> Stream.of(
                        CompletableFuture.supplyAsync(caller::untilAHeadIsCutOff, APART),
                        CompletableFuture.supplyAsync(caller::untilTheNextHeadIsCutOff, APART)))
                .toList();
        List<CompletableFuture<Boolean>> pauses = callers.stream()
                .map(caller ->
                        CompletableFuture.supplyAsync(() -> caller.isAnsweredAgainAfter(stated.plusSeconds(1)), APART))
                .toList();

        // Then
        assertThat(heads)
                .extracting(CompletableFuture::join)
                .allSatisfy(lasted -> assertThat(lasted).isBetween(stated.dividedBy(2), stated.multipliedBy(2)));
        assertThat(pauses).extracting(CompletableFuture::join).containsOnly(true);
    }

    /** Snapshots of the client, each held to its schema. */
    private long published(String topic, Phone phone, String schema) {
        return stack.consume(topic).stream()
                .filter(record -> record.key().startsWith(phone.client.toString()))
                .peek(record -> Schemas.check(schema, record.value()))
                .count();
    }
}
