package org.lumbar.insights.intake;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.restassured.RestAssured;
import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.lumbar.backbone.BackboneTestResource;
import org.lumbar.backbone.InjectBackbone;
import org.lumbar.backbone.SlowCaller;
import org.lumbar.backbone.TestStack;
import org.lumbar.insights.snapshot.Published;
import org.lumbar.insights.snapshot.RatingSnapshot.Moment;
import org.lumbar.insights.snapshot.Snapshot;
import org.lumbar.insights.snapshot.Snapshots;

/** The service as it is shipped. */
@QuarkusIntegrationTest
@WithTestResource(
        value = BackboneTestResource.class,
        initArgs = @ResourceArg(name = "database", value = "insights_shared"))
class PackagedServiceIT {
    /** A thread for each: the common pool may have but one. */
    private static final Executor APART = task -> new Thread(task).start();

    @InjectBackbone
    TestStack stack;

    @Test
    void aRatingOnKafkaShowsInTheApi() {
        // Given
        LocalDate day = LocalDate.of(2026, 11, 2);
        String token = stack.token("therapist@" + Snapshots.practice() + "/anna");
        // When
        publish(Snapshots.rating(1, day, Moment.BEFORE, 7));
        publish(Published.client(Snapshots.client(), Snapshots.practice(), "Ada", 1, "anna"));
        // Then
        String path = "/v1/clients/" + Snapshots.client() + "/pain?from=2026-11-01&to=2026-11-03";
        await("the rating to show in the API")
                .atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> given().auth()
                        .oauth2(token)
                        .get(path)
                        .then()
                        .statusCode(200)
                        .body("daily.value", contains(7.0f)));
        given().get(stack.management("/q/health")).then().statusCode(200).body("status", equalTo("UP"));
        given().get("/v1/clients").then().statusCode(401);
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

    private void publish(Snapshot snapshot) {
        stack.produce(Published.topic(snapshot), snapshot.key(), Map.of(), Published.value(snapshot));
    }
}
