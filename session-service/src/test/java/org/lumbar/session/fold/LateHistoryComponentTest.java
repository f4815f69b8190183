package org.lumbar.session.fold;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lumbar.backbone.BackboneTestResource;
import org.lumbar.backbone.InjectBackbone;
import org.lumbar.backbone.TestStack;
import org.lumbar.session.contract.Schemas;
import org.lumbar.session.ingest.RecordReader;
import org.lumbar.session.ingest.Story;
import org.lumbar.session.publishing.Snapshot;
import org.lumbar.session.publishing.Topics;
import org.lumbar.session.store.Transactions;

/** A year or two of one client, in order and in any order: what readers hold in the end is the same. */
@QuarkusTest
@WithTestResource(value = BackboneTestResource.class, initArgs = @ResourceArg(name = "database", value = "session"))
public class LateHistoryComponentTest {
    private static final int DAYS = 180;
    private static final int DAY = 24 * 60;
    private static final ObjectMapper JSON = new ObjectMapper();

    @InjectBackbone
    TestStack stack;

    @Inject
    Transactions transactions;

    @Inject
    Fold fold;

    @Inject
    Topics topics;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 23, 34, 52, 56})
    void shuffledRepeatedAndMonthsLateEndsInTheSameSnapshots(long seed) throws Exception {
        // Given
        Random random = new Random(seed);
        Story story = new Story(stack).withClient().withPlan();
        Story twin = new Story(stack).withClient().withPlan();
        story.settle();
        List<String> history = history(story, random);
        Map<String, ObjectNode> inOrder = apply(story, batches(history, 50));

        // When
        List<String> shuffled = new ArrayList<>(history);
        shuffled.addAll(history.subList(0, history.size() / 10));
        Collections.shuffle(shuffled, random);
        shuffled.replaceAll(event -> asTwin(event, story, twin));
        Map<String, ObjectNode> late = apply(twin, batches(shuffled, 1 + random.nextInt(80)));

        // Then
        assertThat(late.keySet()).isEqualTo(inOrder.keySet());
        assertThat(late).isEqualTo(inOrder);
    }

    private static String asTwin(String event, Story story, Story twin) {
        return event.replace(story.client.toString(), twin.client.toString())
                .replace(story.plan.toString(), twin.plan.toString());
    }

    /** A session of one step, a rating and, rarely, a stop. */
    private static void work(Story story, Random random, int at, List<String> events) {
        UUID session = UUID.randomUUID();
        String of = "{\"sessionId\": \"" + session + "\", ";
        events.add(story.event(UUID.randomUUID(), "started", at, of + "\"planId\": \"" + story.plan + "\"}"));
        String step = random.nextBoolean() ? "ball" : "knead";
        String pressure = random.nextInt(3) == 0 ? ", \"pressure\": \"DEEP\"" : "";
        events.add(story.event(
                UUID.randomUUID(),
                "step-completed",
                at + 2,
                of + "\"stepKey\": \"" + step + "\", \"durationSeconds\": " + random.nextInt(400) + pressure + "}"));
        events.add(story.event(
                UUID.randomUUID(),
                "pain-rated",
                at + 3,
                of + "\"moment\": \"DURING\", \"score\": " + random.nextInt(11) + "}"));
        if (random.nextInt(15) == 0) {
            events.add(story.event(
                    UUID.randomUUID(), "stopped", at + 4, of + "\"reason\": \"BONE_PAIN\", \"stepKey\": \"ball\"}"));
        }
    }

    /** Every other day some work, often with an answer on a later day, rarely a stop; now and then a pause of weeks or months. */
    private static List<String> history(Story story, Random random) {
        List<String> events = new ArrayList<>();
        int paused = 0;
        for (int day = 0; day < DAYS; day++) {
            paused += random.nextInt(30) == 0 ? 8 + random.nextInt(120) : 0;
            int at = (day + paused) * DAY;
            if (random.nextInt(2) == 0) {
                work(story, random, at, events);
            }
            if (random.nextInt(2) == 0) {
                events.add(story.event(
                        UUID.randomUUID(),
                        "pain-rated",
                        at + 60,
                        "{\"moment\": \"NEXT_DAY\", \"score\": 2, \"sore\": " + random.nextBoolean() + "}"));
            }
        }
        return events;
    }

    private static List<List<String>> batches(List<String> events, int size) {
        List<List<String>> batches = new ArrayList<>();
        for (int from = 0; from < events.size(); from += size) {
            batches.add(events.subList(from, Math.min(events.size(), from + size)));
        }
        return batches;
    }

    /** What a reader holds that takes the newest revision of each key: without what differs between twins. */
    private Map<String, ObjectNode> apply(Story story, List<List<String>> batches) throws Exception {
        Map<String, ObjectNode> held = new TreeMap<>();
        Map<String, Long> revisions = new TreeMap<>();
        long offset = 0;
        for (List<String> batch : batches) {
            List<Incoming> incoming = new ArrayList<>();
            for (String event : batch) {
                incoming.add(incoming(story, event, offset++));
            }
            for (Snapshot snapshot : transactions
                    .run(connection -> fold.apply(connection, incoming))
                    .snapshots()) {
                String key = snapshot.topic() + " " + snapshot.part();
                if (snapshot.revision() > revisions.getOrDefault(key, 0L)) {
                    revisions.put(key, snapshot.revision());
                    held.put(key, withoutIdentity(snapshot));
                }
            }
        }
        return held;
    }

    private ObjectNode withoutIdentity(Snapshot snapshot) {
        String schema = snapshot.topic().equals(topics.sessions())
                ? "session.v1.json"
                : snapshot.topic().equals(topics.painRatings()) ? "pain-rating.v1.json" : "client-day.v1.json";
        ObjectNode value = JSON.convertValue(Schemas.check(schema, requireNonNull(snapshot.value())), ObjectNode.class);
        value.remove(List.of("clientId", "practiceId", "planId", "revision"));
        return value;
    }

    private static Incoming incoming(Story story, String event, long offset) throws Exception {
        // The time of receipt is the event's own: it must not differ between the orders.
        ConsumerRecord<byte[], byte[]> record = new ConsumerRecord<>(
                "events", 0, offset, story.client.toString().getBytes(UTF_8), event.getBytes(UTF_8));
        return new RecordReader().read(record);
    }
}
