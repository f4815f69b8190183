package org.lumbar.routine.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

/** The proof can fail: each flaw, alone, is found. */
class VerdictTest {
    private static final UUID PLAN = UUID.randomUUID();
    private static final UUID GONE = UUID.randomUUID();
    private static final Committed COMMITTED = new Committed(
            Map.of(PLAN, 3L, GONE, 2L),
            Set.of(
                    Committed.change(PLAN, 1, "a"),
                    Committed.change(PLAN, 3, "c"),
                    Committed.change(GONE, 1, "a"),
                    Committed.change(GONE, 2, "b")),
            Set.of(GONE));

    @Test
    void skippedAndRepeatedRevisionsAreNoFlaw() {
        assertThat(Verdict.of(
                        List.of(plan(PLAN, 1, "a"), plan(PLAN, 3, "c"), plan(PLAN, 3, "c"), gone(GONE)), COMMITTED))
                .satisfies(verdict -> assertThat(verdict.isFlawless()).isTrue())
                .extracting(Verdict::published)
                .isEqualTo(4);
    }

    @Test
    void aMissingLastRevisionAndAMissingTombstoneAreLosses() {
        assertThat(Verdict.of(List.of(plan(PLAN, 1, "a"), plan(GONE, 2, "b")), COMMITTED)
                        .lost())
                .containsExactlyInAnyOrder(PLAN, GONE);
    }

    @Test
    void whatWasRolledBackIsAPhantom() {
        assertThat(Verdict.of(List.of(plan(PLAN, 3, "rolled back"), gone(PLAN)), COMMITTED)
                        .phantoms())
                .isEqualTo(2);
    }

    @Test
    void anOlderRevisionBehindANewerIsAReversal() {
        assertThat(Verdict.of(List.of(plan(PLAN, 3, "c"), plan(PLAN, 1, "a")), COMMITTED)
                        .reversals())
                .isEqualTo(1);
    }

    @Test
    void anythingBehindATombstoneIsAResurrection() {
        assertThat(Verdict.of(List.of(gone(GONE), plan(GONE, 2, "b")), COMMITTED)
                        .resurrected())
                .isEqualTo(1);
    }

    private static ConsumerRecord<String, byte[]> plan(UUID plan, long revision, String mark) {
        String json = "{\"revision\":" + revision + ",\"schedule\":{\"slots\":[\"" + mark + "\"]}}";
        return new ConsumerRecord<>("plans", 0, 0, "client:" + plan, json.getBytes(StandardCharsets.UTF_8));
    }

    private static ConsumerRecord<String, byte[]> gone(UUID plan) {
        return new ConsumerRecord<>("plans", 0, 0, "client:" + plan, null);
    }
}
