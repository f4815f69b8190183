package org.lumbar.session.fold;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lumbar.backbone.BackboneTestResource;
import org.lumbar.backbone.InjectBackbone;
import org.lumbar.backbone.TestStack;
import org.lumbar.session.ingest.Story;

/** Tombstones of an erased client win, whatever was written behind them. */
@QuarkusTest
@WithTestResource(value = BackboneTestResource.class, initArgs = @ResourceArg(name = "database", value = "session"))
class ErasureComponentTest {
    private static final List<String> TOPICS = List.of("sessions", "pain-ratings", "client-days");

    @InjectBackbone
    TestStack stack;

    private Story story;

    @BeforeEach
    void anErasedClientBehindWhoseTombstonesSomebodyWroteValues() {
        story = new Story(stack).withClient().withPlan();
        story.sendStart();
        story.sendRating("DURING", 5, 4);
        story.send("pain-rated", 3 * 24 * 60, "{\"moment\": \"AD_HOC\", \"score\": 2}");
        story.settle();
        var values = TOPICS.stream().collect(toMap(topic -> topic, story::records));
        story.erase();
        story.settle();
        assertThat(standing()).isEmpty();
        assertThat(story.count("events")
                        + story.count("sessions")
                        + story.count("lock_sessions")
                        + story.count("client_days"))
                .isZero();
        values.forEach((topic, records) ->
                records.forEach(record -> stack.produce(topic, record.key(), Map.of(), record.value())));
        assertThat(standing()).hasSize(5);
    }

    @Test
    void theyAreToldAgainWhenTheClientsTombstoneComesAgain() {
        // When
        story.erase();
        story.settle();

        // Then
        assertThat(standing()).isEmpty();
    }

    @Test
    void theyAreToldAgainWhenAnEventOfTheClientStillArrivesAMinuteLater() {
        // Given
        story.execute("UPDATE erased_keys SET told_at = told_at - interval '61 seconds'");

        // When
        story.sendBall(3, 60);
        story.settle();

        // Then
        assertThat(standing()).isEmpty();
        assertThat(story.deadLetters()).containsExactly("client-erased");
    }

    @Test
    void theirKeysAreForgottenWhenNothingOfThemCanArriveAnyMore() {
        // Given
        story.execute("UPDATE erased_keys SET erased_at = erased_at - interval '36 days'");
        Story next = new Story(stack).withClient().withPlan();
        next.sendStart();
        next.settle();

        // When
        next.erase();
        next.settle();

        // Then
        assertThat(story.count("erased_keys")).isZero();
        assertThat(next.count("erased_keys")).isEqualTo(1);
        assertThat(story.count("erased_clients")).isEqualTo(1);
    }

    @Test
    void aPlanThatComesAfterItsClientWasErasedIsNotStored() {
        // When
        story.plan(7);
        story.settle();

        // Then
        assertThat(story.count("plans")).isZero();
    }

    /** Keys whose last record is a value. */
    private List<String> standing() {
        return TOPICS.stream()
                .flatMap(topic -> story.records(topic).stream()
                        .collect(toMap(
                                record -> topic + record.key(),
                                record -> record.value() == null
                                        ? ""
                                        : new String(record.value(), StandardCharsets.UTF_8),
                                (first, second) -> second))
                        .entrySet()
                        .stream())
                .filter(entry -> !entry.getValue().isEmpty())
                .map(Map.Entry::getKey)
                .toList();
    }
}
