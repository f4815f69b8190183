package org.lumbar.insights.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.lumbar.backbone.BackboneTestResource;
import org.lumbar.backbone.FreePort;
import org.lumbar.backbone.InjectBackbone;
import org.lumbar.backbone.TestStack;
import org.lumbar.insights.rebuild.Packaged;
import org.lumbar.insights.snapshot.Published;
import org.lumbar.insights.snapshot.Snapshot;
import org.lumbar.insights.snapshot.Snapshots;

/** Two replicas of the packaged service on one database and one consumer group. */
@QuarkusIntegrationTest
@WithTestResource(
        value = BackboneTestResource.class,
        initArgs = @ResourceArg(name = "database", value = "insights_shared"))
class ReplicasIT {

    private static final List<UUID> CLIENTS =
            IntStream.range(0, 24).mapToObj(i -> Snapshots.id(0xc400 + i)).toList();

    private final HttpClient http = HttpClient.newHttpClient();

    @InjectBackbone
    TestStack stack;

    @TestHTTPResource("/v1/live")
    URI first;

    @Test
    void eachAnnouncesWhatTheOtherStoredAndOneGoesOnWithoutTheOther() throws Exception {
        // Given
        int port = FreePort.find();
        URI second = URI.create("http://localhost:" + port + "/v1/live");
        Path log = Files.createTempFile(Path.of("target"), "replica-", ".log");
        Process other =
                Packaged.start(stack, Map.of("quarkus.http.port", String.valueOf(port)), Redirect.to(log.toFile()));
        try {
            List<String> atFirst = listen(first, null);
            List<String> atSecond = await("the second replica to answer")
                    .atMost(Duration.ofSeconds(60))
                    .ignoreExceptions()
                    .until(() -> listen(second, null), lines -> true);
            await("both streams to begin")
                    .atMost(Duration.ofSeconds(20))
                    .until(() -> !atFirst.isEmpty() && !atSecond.isEmpty());
            // When
            change(1);
            // Then
            heardAll(atFirst);
            heardAll(atSecond);
            assertThat(atFirst).contains(":still here");
            assertThatEachLineIsForMachinesAndSaysNothingOfAnybody(Files.readAllLines(log));
            // When
            other.destroyForcibly().waitFor();
            atFirst.clear();
            change(2);
            // Then
            heardAll(atFirst);
            // When, Then
            String last = atFirst.stream()
                    .filter(line -> line.startsWith("id:"))
                    .reduce((before, after) -> after)
                    .orElseThrow();
            List<String> again = listen(first, last.substring("id:".length()).strip());
            heardAll(again);
        } finally {
            other.destroyForcibly().waitFor();
        }
    }

    private static void assertThatEachLineIsForMachinesAndSaysNothingOfAnybody(List<String> logged) throws IOException {
        List<String> lines =
                logged.stream().filter(line -> !line.startsWith("OpenJDK ")).toList();
        assertThat(lines).isNotEmpty();
        for (String line : lines) {
            JsonNode entry = new ObjectMapper().readTree(line);
            assertThat(entry.path("service").asText()).isEqualTo("insights-service");
            assertThat(List.of("timestamp", "level", "loggerName", "message", "mdc"))
                    .allMatch(entry::has);
            assertThat(CLIENTS).noneMatch(client -> line.contains(client.toString()));
        }
    }

    private List<String> listen(URI live, @Nullable String lastEventId) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(live)
                .header("Authorization", "Bearer " + stack.token("therapist@" + Snapshots.practice() + "/anna"));
        if (lastEventId != null) {
            request.header("Last-Event-ID", lastEventId);
        }
        HttpResponse<Stream<String>> response = http.send(request.build(), BodyHandlers.ofLines());
        assertThat(response.statusCode()).isEqualTo(200);
        List<String> lines = new CopyOnWriteArrayList<>();
        CompletableFuture.runAsync(() -> response.body().forEach(lines::add));
        return lines;
    }

    private void change(int round) {
        CLIENTS.forEach(
                client -> publish(Published.client(client, Snapshots.practice(), "Round " + round, round, "anna")));
    }

    /** Within the ten seconds after which a killed replica's partitions are given to the other, and some for the work. */
    private static void heardAll(List<String> lines) {
        await("every client's change to be heard")
                .atMost(Duration.ofSeconds(30))
                .until(() -> CLIENTS.stream()
                        .allMatch(client -> lines.stream().anyMatch(line -> line.contains(client.toString()))));
    }

    private void publish(Snapshot snapshot) {
        stack.produce(Published.topic(snapshot), snapshot.key(), Map.of(), Published.value(snapshot));
    }
}
