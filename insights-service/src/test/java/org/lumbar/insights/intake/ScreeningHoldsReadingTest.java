package org.lumbar.insights.intake;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lumbar.insights.intake.Reading.Rejected;
import org.lumbar.insights.intake.Reading.Taken;
import org.lumbar.insights.snapshot.ClientSnapshot;
import org.lumbar.insights.snapshot.ClientSnapshot.ScreeningHold;
import org.lumbar.insights.snapshot.Published;
import org.lumbar.insights.snapshot.Snapshots;

/** Periods in which a failed screening kept a client away, as their snapshot says them. */
class ScreeningHoldsReadingTest {

    private final ObjectMapper json = new ObjectMapper()
            .registerModule(new JavaTimeModule())
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    private final SnapshotReader reader = new SnapshotReader(json, new ContractSchemas());

    @Test
    void theyAreReadInTheirOrderAndTheLastOneMayLast() {
        assertThat(read("[[\"2026-10-01T07:30:00Z\",\"2026-10-01T07:30:00Z\"],[\"2026-10-01T07:30:00Z\",null]]"))
                .isInstanceOfSatisfying(
                        Taken.class,
                        taken -> assertThat(((ClientSnapshot) taken.snapshot()))
                                .extracting(ClientSnapshot::screeningHolds)
                                .isEqualTo(List.of(
                                        hold("2026-10-01T07:30:00Z", "2026-10-01T07:30:00Z"),
                                        new ScreeningHold(Instant.parse("2026-10-01T07:30:00Z"), null))));
    }

    @Test
    void aSnapshotFromBeforeTheyWerePublishedHasNone() {
        // Given
        ObjectNode old = tree();
        old.remove("screeningHolds");

        // When, Then
        assertThat(reader.read(Kind.CLIENT, Snapshots.client().toString().getBytes(StandardCharsets.UTF_8), bytes(old)))
                .isInstanceOfSatisfying(
                        Taken.class,
                        taken -> assertThat(((ClientSnapshot) taken.snapshot()).screeningHolds())
                                .isEmpty());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "one that ends before it starts | [['2026-10-02T07:30:00Z','2026-10-01T07:30:00Z']] | 0/to",
                "one that starts in another | [['2026-10-01T00:00:00Z','2026-10-03T00:00:00Z'],['2026-10-02T00:00:00Z',null]] | 1/from",
                "one after one that lasts | [['2026-10-01T00:00:00Z',null],['2026-10-02T00:00:00Z',null]] | 1/from",
                "the newest first | [['2026-10-04T00:00:00Z','2026-10-05T00:00:00Z'],['2026-10-01T00:00:00Z','2026-10-02T00:00:00Z']] | 1/from"
            })
    void oneThatCanNotBeIsTheFault(String name, String periods, String pointer) {
        assertThat(read(periods.replace('\'', '"')))
                .as(name)
                .isEqualTo(new Rejected("invalid-field", "/screeningHolds/" + pointer));
    }

    @Test
    void moreThanFiveHundredAreTheFault() {
        // Given
        String one = "[\"2026-10-01T07:30:00Z\",\"2026-10-01T07:30:00Z\"]";

        // When, Then
        assertThat(read("[" + String.join(",", Collections.nCopies(500, one)) + "]"))
                .isInstanceOf(Taken.class);
        assertThat(read("[" + String.join(",", Collections.nCopies(501, one)) + "]"))
                .isEqualTo(new Rejected("invalid-field", "/screeningHolds"));
    }

    private static ScreeningHold hold(String from, String to) {
        return new ScreeningHold(Instant.parse(from), Instant.parse(to));
    }

    /** Reads a client's snapshot with periods, each a pair of moments. */
    private Reading read(String periods) {
        ObjectNode tree = tree();
        try {
            ArrayNode holds = tree.putArray("screeningHolds");
            json.readTree(periods)
                    .forEach(pair ->
                            holds.addObject().put("from", pair.get(0).asText()).set("to", pair.get(1)));
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
        return reader.read(Kind.CLIENT, Snapshots.client().toString().getBytes(StandardCharsets.UTF_8), bytes(tree));
    }

    private ObjectNode tree() {
        try {
            return (ObjectNode) json.readTree(
                    Published.value(Published.client(Snapshots.client(), Snapshots.practice(), "Kim", 1, "anna")));
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static byte[] bytes(ObjectNode tree) {
        return tree.toString().getBytes(StandardCharsets.UTF_8);
    }
}
