package org.lumbar.session.fold;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lumbar.backbone.BackboneTestResource;
import org.lumbar.backbone.InjectBackbone;
import org.lumbar.backbone.TestStack;
import org.lumbar.session.ingest.RecordReader;
import org.lumbar.session.ingest.Story;
import org.lumbar.session.publishing.Snapshot;
import org.lumbar.session.store.Transactions;

/** Work on what is locked is published in whatever order session, stop, plan, client and clearance arrive. */
@QuarkusTest
@WithTestResource(value = BackboneTestResource.class, initArgs = @ResourceArg(name = "database", value = "session"))
class LockedStepsComponentTest {
    private static final int HOUR = 60;

    @InjectBackbone
    TestStack stack;

    @Inject
    Transactions transactions;

    @Inject
    Fold fold;

    private final UUID stopped = UUID.randomUUID();
    private Story story;

    @BeforeEach
    void aStory() {
        story = new Story(stack);
    }

    @Test
    void aSessionAfterTheStopIsFlagged() {
        // Given
        story.withClient().withPlan();
        UUID lock = stop();

        // When
        work(2 * HOUR);

        // Then
        assertThat(lockedBy(story.toldSession())).isEqualTo(lock);
        assertThat(story.toldSession().at("/lockedWork/0/stepKey").textValue()).isEqualTo("ball");
        assertThat(story.toldSession().at("/lockedWork/0/technique").textValue())
                .isEqualTo("BALL_ROLL");
    }

    @Test
    void aStopThatArrivesAfterTheSessionsFlagsThoseAfterItAndTellsNoOther() {
        // Given
        story.withClient().withPlan();
        UUID earlier = session(0);
        work(2 * HOUR);
        long before = story.toldSession().get("revision").longValue();
        int toldOfEarlier = timesTold(earlier);

        // When
        UUID lock = stop();

        // Then
        assertThat(lockedBy(story.toldSession())).isEqualTo(lock);
        assertThat(story.toldSession().get("revision").longValue()).isEqualTo(before + 1);
        assertThat(timesTold(earlier)).isEqualTo(toldOfEarlier);
        assertThat(lockedBy(story.published("sessions", stopped).orElseThrow())).isNull();
    }

    @Test
    void theMomentOfAClearanceDecidesWhenItComesLater() {
        // Given
        story.withClient().withPlan();
        UUID lock = stop();
        work(2 * HOUR);
        UUID flaggedAtFirst = lockedBy(story.toldSession());

        // When
        story.client(2, "[" + clearance(lock, "09:00:01") + "]");
        UUID clearedAfterwards = lockedBy(story.toldSession());
        story.client(3, "[" + clearance(lock, "09:00:01") + "," + clearance(lock, "08:59:00") + "]");
        UUID clearedBefore = lockedBy(story.toldSession());

        // Then
        assertThat(flaggedAtFirst).isEqualTo(lock);
        assertThat(clearedAfterwards).as("it was done before the clearance").isEqualTo(lock);
        assertThat(clearedBefore).isNull();
        assertThat(story.toldSession().get("flags")).isEmpty();
    }

    @Test
    void aClearanceOfNoLockOrTwiceIsHarmless() {
        // Given
        story.withClient().withPlan();
        UUID lock = stop();
        String none = clearance(UUID.randomUUID(), "08:00:00");
        String twice = clearance(lock, "08:30:00");

        // When
        story.client(2, "[" + none + "," + none + "," + twice + "," + twice + "]");
        work(2 * HOUR);

        // Then
        assertThat(lockedBy(story.toldSession())).isNull();
        JsonNode day = story.published("client-days", "2026-11-02").orElseThrow();
        assertThat(day.get("locked")).isEmpty();
        assertThat(story.deadLetters()).isEmpty();
    }

    @Test
    void whatWasKnownBeforePlanAndClientIsFlaggedOnceTheyAre() {
        // Given
        work(2 * HOUR);
        UUID lock = stop();
        story.settle();

        // When
        story.client(1, "[" + clearance(UUID.randomUUID(), "08:00:00") + "]");
        story.settle();
        story.plan(1);

        // Then
        assertThat(lockedBy(story.toldSession())).isEqualTo(lock);
    }

    @Test
    void thePlanOfTheStopAloneMayComeLast() {
        // Given
        UUID otherPlan = UUID.randomUUID();
        story.withClient().withPlan();
        work(2 * HOUR);
        UUID lock = stop(otherPlan);
        UUID before = lockedBy(story.toldSession());

        // When
        story.plan(otherPlan, 1);

        // Then
        assertThat(before).isNull();
        assertThat(lockedBy(story.toldSession())).isEqualTo(lock);
    }

    @Test
    void aBatchThatWasCutOffBeforeItToldTellsTheFlaggedSessionsAgain() throws Exception {
        // Given
        story.withClient().withPlan();
        work(2 * HOUR);
        story.settle();
        long behind = 1_000_000;
        List<Incoming> batch = new ArrayList<>();
        batch.add(incoming(behind, startOf(stopped, story.plan)));
        batch.add(incoming(behind + 1, stopOf(stopped)));

        // When
        List<Snapshot> first =
                transactions.run(connection -> fold.apply(connection, batch)).snapshots();
        List<Snapshot> again =
                transactions.run(connection -> fold.apply(connection, batch)).snapshots();

        // Then
        assertThat(parts(first)).contains(story.session.toString());
        assertThat(parts(again)).contains(story.session.toString());
    }

    private static List<String> parts(List<Snapshot> snapshots) {
        return snapshots.stream().map(Snapshot::part).toList();
    }

    /** The story's session, with the ball. */
    private void work(int minute) {
        story.sendStart();
        story.sendBall(minute, 60);
    }

    /** Another session with the ball. */
    private UUID session(int minute) {
        UUID id = UUID.randomUUID();
        story.send("started", minute, of(id, "\"planId\": \"" + story.plan + "\""));
        story.send("step-completed", minute, of(id, "\"stepKey\": \"ball\""));
        return id;
    }

    /** A session that is stopped after an hour: the ball is locked from then on. */
    private UUID stop() {
        return stop(story.plan);
    }

    private UUID stop(UUID plan) {
        story.send(startOf(stopped, plan));
        String stop = stopOf(stopped);
        story.send(stop);
        return UUID.fromString(stop.replaceAll("(?s).*\"id\": \"([^\"]*)\".*", "$1"));
    }

    private String startOf(UUID session, UUID plan) {
        return story.event(UUID.randomUUID(), "started", 0, of(session, "\"planId\": \"" + plan + "\""));
    }

    private String stopOf(UUID session) {
        String data = of(session, "\"reason\": \"BONE_PAIN\", \"stepKey\": \"ball\"");
        return story.event(UUID.randomUUID(), "stopped", HOUR, data);
    }

    private static String of(UUID session, String more) {
        return "{\"sessionId\": \"" + session + "\", " + more + "}";
    }

    private static String clearance(UUID lock, String time) {
        return """
                {"lockId": "%s", "technique": "BALL_ROLL", "clearedAt": "2026-11-02T%sZ", "clearedBy": "anna"}""".formatted(lock, time);
    }

    private static @Nullable UUID lockedBy(JsonNode session) {
        boolean flagged = session.get("flags").toString().contains("DONE_WHILE_LOCKED");
        assertThat(session.get("lockedWork")).hasSize(flagged ? 1 : 0);
        return flagged ? UUID.fromString(session.at("/lockedWork/0/lockId").textValue()) : null;
    }

    private int timesTold(UUID session) {
        return (int) story.records("sessions").stream()
                .filter(record -> requireNonNull(record.key()).endsWith(session.toString()))
                .count();
    }

    private Incoming incoming(long offset, String event) throws Exception {
        ConsumerRecord<byte[], byte[]> record = new ConsumerRecord<>(
                "events", 0, offset, story.client.toString().getBytes(UTF_8), event.getBytes(UTF_8));
        return new RecordReader().read(record);
    }
}
