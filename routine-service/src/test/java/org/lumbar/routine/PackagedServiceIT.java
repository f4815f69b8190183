package org.lumbar.routine;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.lumbar.backbone.BackboneTestResource;
import org.lumbar.backbone.InjectBackbone;
import org.lumbar.backbone.SlowCaller;
import org.lumbar.backbone.TestStack;

/** The jar that is shipped: starts, answers, publishes. */
@QuarkusIntegrationTest
@WithTestResource(value = BackboneTestResource.class, initArgs = @ResourceArg(name = "database", value = "routine"))
class PackagedServiceIT {
    /** A thread for each: the common pool may have but one. */
    private static final Executor APART = task -> new Thread(task).start();

    @InjectBackbone
    TestStack stack;

    @Test
    void thePackagedServicePublishesAClientAndTheirPlan() {
        // Given
        Practice practice = new Practice(stack);
        UUID clientId = practice.newClient();

        // When
        String planId = practice.newPlan(clientId, "warm-massage-cool")
                .then()
                .statusCode(201)
                .extract()
                .path("planId");

        // Then
        await("the plan's snapshot")
                .untilAsserted(() -> assertThat(stack.consume("plans"))
                        .anyMatch(record -> record.key().equals(clientId + ":" + planId)));
        given().get(stack.management("/q/health/ready")).then().statusCode(200);
    }

    @Test
    void toldOfACollectorItSendsItsSpansThereAndEachLineThatItLogsIsForMachines() throws IOException {
        // Given
        String trace = "4bf92f3577b34da6a3ce929d0e0e4736";
        try (Collector collector = new Collector()) {
            ServiceJvm service = ServiceJvm.packagedService(
                    stack,
                    Map.of(
                            "quarkus.otel.sdk.disabled", "false",
                            "quarkus.otel.exporter.otlp.endpoint", collector.endpoint(),
                            "quarkus.otel.bsp.schedule.delay", "100ms"));
            try {
                await("the service").atMost(Duration.ofMinutes(1)).until(service::isReady);
                // When
                given().port(service.port())
                        .header("traceparent", "00-" + trace + "-00f067aa0ba902b7-01")
                        .get("/v1/routines")
                        .then()
                        .statusCode(401);
                // Then
                await("the request's span at the collector")
                        .atMost(Duration.ofSeconds(20))
                        .until(() -> collector.knows(trace));
                assertThatEachIsForMachines(service.logged());
            } finally {
                service.kill();
            }
        }
    }

    @Test
    void whatAStartingServiceRehearsesLeavesNothingBehind() throws Exception {
        // Given
        Practice practice = new Practice(stack);
        practice.newPlan(practice.newClient(), "warm-massage-cool").then().statusCode(201);
        long clients = count("select count(*) from client");
        ServiceJvm service = ServiceJvm.packagedService(stack, Map.of());
        try {
            // When
            await("the service").atMost(Duration.ofMinutes(1)).until(service::isReady);
            // Then
            assertThat(service.logged())
                    .noneMatch(line -> line.contains("Not warmed up") || line.contains("Not rehearsed"));
            assertThat(count("select count(*) from client")).isEqualTo(clients);
            assertThat(count("select count(*) from history where changed_by = 'warm-up'"))
                    .isZero();
        } finally {
            service.kill();
        }
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

    private long count(String query) throws SQLException {
        try (Connection connection = DriverManager.getConnection(
                        stack.jdbcUrl(),
                        stack.database().user(),
                        stack.database().password());
                ResultSet result = connection.createStatement().executeQuery(query)) {
            result.next();
            return result.getLong(1);
        }
    }

    private static void assertThatEachIsForMachines(List<String> lines) throws IOException {
        assertThat(lines).isNotEmpty();
        for (String line : lines) {
            JsonNode entry = new ObjectMapper().readTree(line);
            assertThat(entry.path("service").asText()).isEqualTo("routine-service");
            assertThat(List.of("timestamp", "level", "loggerName", "message", "mdc"))
                    .allMatch(entry::has);
        }
    }
}
