package org.lumbar.session.fold;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.lumbar.backbone.BackboneTestResource;
import org.lumbar.backbone.InjectBackbone;
import org.lumbar.backbone.Mutations;
import org.lumbar.backbone.TestStack;
import org.lumbar.session.ingest.Story;

/** One client's excess, and whatever bytes there may be, cost nobody else anything. */
@QuarkusTest
@WithTestResource(value = BackboneTestResource.class, initArgs = @ResourceArg(name = "database", value = "session"))
class LimitsComponentTest {
    private static final int MANY_STEPS = 1_500;

    @InjectBackbone
    TestStack stack;

    @Test
    void aSessionOfThousandsOfStepsIsBoundedAndStopsNoOtherClient() {
        // Given
        Story story = new Story(stack).withClient().withPlan();
        Story other = new Story(stack).withClient().withPlan();
        story.sendStart();
        for (int i = 0; i < MANY_STEPS; i++) {
            story.send("step-completed", 1, step("k".repeat(60) + i, story.session));
        }

        // When
        other.sendStart();
        other.sendBall(1, 60);
        UUID ball = story.sendBall(2, 60);

        // Then
        assertThat(other.toldSession().at("/steps/0/seconds").intValue()).isEqualTo(60);
        assertThat(story.toldSession().get("steps")).hasSize(200);
        assertThat(story.records("sessions"))
                .allSatisfy(record -> assertThat(record.value().length).isLessThan(64 * 1024));
        List<ConsumerRecord<String, byte[]>> letters = story.records("session-events-dlq");
        assertThat(letters).hasSize(MANY_STEPS + 1 - 200).allSatisfy(letter -> {
            assertThat(header(letter, "lumbar-code")).isEqualTo("limit-exceeded");
            assertThat(header(letter, "lumbar-pointer")).isEqualTo("/data/stepKey");
        });
        assertThat(story.count("events")).isEqualTo(201);
        assertThat(story.query("SELECT count(*) FROM events WHERE event_id = '" + ball + "'"))
                .as("a refused id is free")
                .isZero();
    }

    @Test
    void aDayOfTooManyRatingsAndSessionsTakesWhatFits() {
        // Given
        Story story = new Story(stack).withClient().withPlan();

        // When
        for (int i = 0; i < 505; i++) {
            story.send("pain-rated", i % 60, "{\"moment\": \"AD_HOC\", \"score\": 3}");
        }
        for (int i = 0; i < 53; i++) {
            UUID session = UUID.randomUUID();
            story.send("started", i, "{\"sessionId\": \"%s\", \"planId\": \"%s\"}".formatted(session, story.plan));
            story.send("step-completed", i, step("ball", session));
        }
        story.settle();

        // Then
        assertThat(story.deadLetters()).hasSize(5 + 3).containsOnly("limit-exceeded");
        assertThat(story.records("session-events-dlq"))
                .allSatisfy(
                        letter -> assertThat(header(letter, "lumbar-pointer")).isEqualTo("/time"));
        assertThat(story.published("client-days", "2026-11-02")
                        .orElseThrow()
                        .at("/dose/usedSeconds")
                        .intValue())
                .isEqualTo(50 * 60);
        assertThat(story.count("events")).isEqualTo(500 + 53 + 50);
    }

    @Test
    void ofMutatedRecordsAmongGoodOnesEveryGoodOneIsStoredAndEveryOtherIsADeadLetter() {
        // Given
        Mutations mutations = Mutations.seeded();
        Story story = new Story(stack).withClient().withPlan();
        story.sendStart();
        int mutated = 600;
        int good = 0;

        // When
        for (int i = 0; i < mutated; i++) {
            String event = story.event(UUID.randomUUID(), "step-completed", i % 60, step("ball", story.session));
            story.sendBytes(mutations.json(event.getBytes(UTF_8)));
            if (i % 3 == 0) {
                story.sendBall(i % 60, 1);
                good++;
            }
        }
        story.settle();

        // Then
        int letters = story.deadLetters().size();
        assertThat(letters).isGreaterThan(mutated / 3);
        assertThat(story.count("events")).as(mutations.last()).isGreaterThanOrEqualTo(1 + good);
        assertThat(story.deadLetters()).doesNotContain("data-rejected");
        assertThat(letters + story.query("SELECT count(*) FROM events WHERE client_id = '" + story.client + "'"))
                .as("all of them are somewhere; a mutated one may be a repetition")
                .isBetween((long) mutated + good - mutated / 10, (long) mutated + good + 1);
        assertThat(story.query("SELECT count(*) FROM events WHERE kind = 2 AND data = '"
                        + story.ball(1).replace("'", "") + "'::bytea"))
                .isEqualTo(good);
    }

    private static String step(String key, UUID session) {
        return "{\"sessionId\": \"%s\", \"stepKey\": \"%s\", \"durationSeconds\": 60}".formatted(session, key);
    }

    private static String header(ConsumerRecord<String, byte[]> letter, String name) {
        return new String(letter.headers().lastHeader(name).value(), UTF_8);
    }
}
