package org.lumbar.session.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lumbar.backbone.TestStack;

/** The packaged service is ended in the middle of its work, kindly and unkindly. */
class EndOfProcessIT {
    private static final int CLIENTS = 48;
    private static final int STEPS = 300;
    private static final int EVENTS = CLIENTS * (STEPS + 1);
    private static final Map<String, String> SMALL_BATCHES =
            Map.of("lumbar.ingest.batch-size", "50", "lumbar.ingest.threads", "1");

    private final TestStack stack = TestStack.open("session");
    private final List<Story> stories = new ArrayList<>();

    @BeforeEach
    void clientsWithPlans() {
        for (int i = 0; i < CLIENTS; i++) {
            stories.add(new Story(stack).withClient().withPlan());
        }
    }

    @AfterEach
    void close() {
        stack.close();
    }

    @Test
    void endedInMidDrainItLeavesNothingHalfDoneAndStartedAgainItGoesOnWhereItWas() throws Exception {
        // Given
        fill();

        // When
        try (ServiceProcess first = ServiceProcess.start(stack, SMALL_BATCHES)) {
            await("it is in the middle of the topic").until(() -> stack.lag("session-events") < EVENTS - 2_000);
            first.terminate();
        }

        // Then
        long left = stack.lag("session-events");
        assertThat(left).isPositive();
        assertThat(stories.get(0).query("SELECT count(*) FROM events")).isEqualTo(EVENTS - left);
        try (ServiceProcess second = ServiceProcess.start(stack, Map.of())) {
            awaitDrained(Duration.ofSeconds(60));
            second.terminate();
            assertThatEachLineIsForMachinesAndSaysNothingOfAnybody(second.logged());
        }
        assertThatEachStepCountedOnce();
    }

    @Test
    void killedItIsReplacedByTheOtherInstanceWithinTwentySeconds() throws Exception {
        // Given
        try (ServiceProcess one = ServiceProcess.launch(stack, SMALL_BATCHES);
                ServiceProcess other = ServiceProcess.launch(stack, SMALL_BATCHES)) {
            one.awaitReady();
            other.awaitReady();
            await("both have partitions").atMost(Duration.ofSeconds(30)).until(() -> Workers.count(stack) == 2);
            fill();
            await("both are at work").until(() -> stack.lag("session-events") < EVENTS - 2_000);

            // When
            one.kill();

            // Then
            awaitDrained(Duration.ofSeconds(20));
            assertThat(Workers.count(stack)).isEqualTo(1);
            other.terminate();
        }
        assertThatEachStepCountedOnce();
    }

    /** All sessions, step after step, one second each. */
    private void fill() {
        try (SessionEvents events = new SessionEvents(stack.bootstrapServers(), stack.topic("session-events"))) {
            List<CompletableFuture<Void>> acks = new ArrayList<>();
            for (Story story : stories) {
                String start = "{\"sessionId\": \"%s\", \"planId\": \"%s\"}".formatted(story.session, story.plan);
                acks.add(events.send(story.client, story.event(UUID.randomUUID(), "started", 0, start)));
            }
            for (int i = 0; i < STEPS; i++) {
                for (Story story : stories) {
                    String step = story.event(UUID.randomUUID(), "step-completed", 1, story.ball(1));
                    acks.add(events.send(story.client, step));
                }
            }
            acks.forEach(CompletableFuture::join);
        }
    }

    private void assertThatEachLineIsForMachinesAndSaysNothingOfAnybody(List<String> lines) throws IOException {
        assertThat(lines).isNotEmpty();
        for (String line : lines) {
            JsonNode entry = new ObjectMapper().readTree(line);
            assertThat(entry.path("service").asText()).isEqualTo("session-service");
            assertThat(List.of("timestamp", "level", "loggerName", "message", "mdc"))
                    .allMatch(entry::has);
            assertThat(stories).noneMatch(story -> line.contains(story.client.toString()));
        }
    }

    private void awaitDrained(Duration atMost) {
        await("everything is committed")
                .atMost(atMost)
                .until(() -> Stream.of("session-events", "plans", "clients").allMatch(topic -> stack.lag(topic) == 0));
    }

    private void assertThatEachStepCountedOnce() {
        assertThat(stories.get(0).query("SELECT count(*) FROM events")).isEqualTo(EVENTS);
        Map<String, byte[]> published = new HashMap<>();
        stack.consume("sessions").forEach(record -> published.put(record.key(), record.value()));
        assertThat(stories)
                .allSatisfy(story -> assertThat(
                                new String(requireNonNull(published.get(story.client + ":" + story.session)), UTF_8))
                        .contains("\"seconds\":" + STEPS + ","));
        assertThat(stack.consume("session-events-dlq")).isEmpty();
    }
}
