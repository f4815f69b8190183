package org.lumbar.session.ingest;

import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.lumbar.backbone.TestStack;
import org.lumbar.session.store.ClientLocks;

/**
 * The packaged service is stopped between PostgreSQL's commit and its publishing, another takes over and publishes what is newer,
 * and then it wakes up.
 */
class FencedPublishingIT {
    private static final int HITS = Integer.getInteger("lumbar.fence.hits", 2);
    private static final int PARTITIONS = 12;
    private static final List<String> TOPICS = List.of("sessions", "pain-ratings", "client-days");
    private static final Duration TAKEOVER = Duration.ofSeconds(40);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final TestStack stack = TestStack.open("session");

    @AfterEach
    void close() {
        stack.close();
    }

    @Test
    void whatWakesUpBetweenItsCommitAndItsPublishingTurnsNothingBackAndBringsNobodyBack() throws Exception {
        // Given
        Map<String, String> one = Map.of("lumbar.ingest.threads", "1");
        try (PostgresProxy proxy = new PostgresProxy(stack);
                ServiceProcess sleeper = ServiceProcess.launch(
                        stack, Map.of("lumbar.ingest.threads", "1", "quarkus.datasource.jdbc.url", proxy.jdbcUrl()));
                ServiceProcess other = ServiceProcess.launch(stack, one)) {
            sleeper.awaitReady();
            other.awaitReady();
            for (int hit = 1; hit <= HITS; hit++) {
                await("both have partitions").atMost(TAKEOVER).until(() -> Workers.count(stack) == 2);
                List<Story> lasting = oneOfEachPartition();
                List<Story> erased = oneOfEachPartition();

                // When
                hit(sleeper, proxy, lasting, erased);

                // Then
                assertThat(turnedBack(lasting)).as("turned back by hit %d", hit).isEmpty();
                assertThat(broughtBack(erased))
                        .as("brought back by hit %d", hit)
                        .isEmpty();
            }
            other.terminate();
        }
    }

    private void hit(ServiceProcess sleeper, PostgresProxy proxy, List<Story> lasting, List<Story> erased)
            throws Exception {
        // It is to find all of it at once.
        sleeper.freeze();
        send(Stream.concat(lasting.stream(), erased.stream()).flatMap(FencedPublishingIT::first));
        proxy.holdNextCommit();
        sleeper.thaw();
        await("it has committed").atMost(TAKEOVER).until(proxy::holdsCommit);
        sleeper.freeze();
        proxy.letGo();
        send(lasting.stream().flatMap(FencedPublishingIT::second));
        erased.forEach(Story::erase);
        awaitSettled("the other has taken over");
        sleeper.thaw();
        await("it is back in the group").atMost(TAKEOVER).until(() -> Workers.count(stack) == 2);
        awaitSettled("nothing is left");
    }

    private List<Story> oneOfEachPartition() {
        List<Story> stories = new ArrayList<>();
        Set<Integer> covered = new HashSet<>();
        while (covered.size() < PARTITIONS) {
            Story story = new Story(stack);
            if (covered.add(ClientLocks.partition(story.client.toString(), PARTITIONS))) {
                story.withClient().withPlan().sendStart();
                stories.add(story);
            }
        }
        awaitSettled("they are known");
        return stories;
    }

    private record Sent(UUID client, String event) {}

    private static Stream<Sent> first(Story story) {
        return Stream.of(
                sent(story, "step-completed", 3, story.ball(60)),
                sent(story, "pain-rated", 5, rating(story, "DURING", 5)),
                sent(story, "pain-rated", 90, "{\"moment\": \"AD_HOC\", \"score\": 2}"));
    }

    /** Answers the rating of the first, so that it changes, as session and day do. */
    private static Stream<Sent> second(Story story) {
        return Stream.of(
                sent(story, "pain-rated", 1, rating(story, "BEFORE", 1)),
                sent(story, "step-completed", 6, story.ball(60)));
    }

    private static String rating(Story story, String moment, int score) {
        return "{\"moment\": \"%s\", \"score\": %d, \"sessionId\": \"%s\"}".formatted(moment, score, story.session);
    }

    private static Sent sent(Story story, String type, int minute, String data) {
        return new Sent(story.client, story.event(UUID.randomUUID(), type, minute, data));
    }

    private void send(Stream<Sent> all) {
        try (SessionEvents events = new SessionEvents(stack.bootstrapServers(), stack.topic("session-events"))) {
            List<CompletableFuture<Void>> acks =
                    all.map(sent -> events.send(sent.client(), sent.event())).toList();
            acks.forEach(CompletableFuture::join);
        }
    }

    private void awaitSettled(String what) {
        await(what)
                .atMost(TAKEOVER)
                .until(() -> Stream.of("session-events", "plans", "clients").allMatch(topic -> stack.lag(topic) == 0));
    }

    /** Keys whose last record is not their newest. */
    private List<String> turnedBack(List<Story> stories) {
        List<String> found = new ArrayList<>();
        ofEachKey(stories, (key, records) -> {
            long last = revision(records.get(records.size() - 1));
            long newest = records.stream()
                    .mapToLong(FencedPublishingIT::revision)
                    .max()
                    .orElseThrow();
            if (last < newest) {
                found.add(key);
            }
        });
        return found;
    }

    /** Keys with a value behind their tombstone, and those that never got one. */
    private List<String> broughtBack(List<Story> stories) {
        List<String> found = new ArrayList<>();
        ofEachKey(stories, (key, records) -> {
            List<Boolean> tombstones =
                    records.stream().map(record -> record.value() == null).toList();
            if (!tombstones.contains(true) || tombstones.lastIndexOf(false) > tombstones.indexOf(true)) {
                found.add(key);
            }
        });
        return found;
    }

    private interface Check {
        void of(String key, List<ConsumerRecord<String, byte[]>> records);
    }

    private void ofEachKey(List<Story> stories, Check check) {
        Set<String> clients = new HashSet<>();
        stories.forEach(story -> clients.add(story.client.toString()));
        for (String topic : TOPICS) {
            Map<String, List<ConsumerRecord<String, byte[]>>> byKey = stack.consume(topic).stream()
                    .filter(record -> clients.contains(record.key().substring(0, 36)))
                    .collect(groupingBy(record -> topic + " " + record.key()));
            assertThat(byKey).as("keys of %s", topic).hasSizeGreaterThanOrEqualTo(stories.size());
            byKey.forEach(check::of);
        }
    }

    private static long revision(ConsumerRecord<String, byte[]> record) {
        try {
            return JSON.readTree(record.value()).get("revision").longValue();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
