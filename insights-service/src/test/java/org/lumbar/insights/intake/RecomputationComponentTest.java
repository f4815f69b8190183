package org.lumbar.insights.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lumbar.backbone.BackboneTestResource;
import org.lumbar.backbone.InjectBackbone;
import org.lumbar.backbone.TestStack;
import org.lumbar.insights.TestClock;
import org.lumbar.insights.intake.Reading.Taken;
import org.lumbar.insights.snapshot.ClientDaySnapshot;
import org.lumbar.insights.snapshot.ClientSnapshot;
import org.lumbar.insights.snapshot.ClientSnapshot.ScreeningHold;
import org.lumbar.insights.snapshot.PlanSnapshot;
import org.lumbar.insights.snapshot.RatingSnapshot;
import org.lumbar.insights.snapshot.SessionSnapshot;
import org.lumbar.insights.snapshot.Snapshot;
import org.lumbar.insights.store.Database;

/** Made-up histories, by seed: whatever the order and the batches, the tables say what the rules say. */
@QuarkusTest
@QuarkusTestResource(
        value = BackboneTestResource.class,
        restrictToAnnotatedClass = true,
        initArgs = @ResourceArg(name = "database", value = "insights"))
class RecomputationComponentTest {

    private static final List<String> TABLES = List.of(
            "client",
            "plan",
            "session",
            "pain_rating",
            "client_day",
            "client_summary",
            "occurrence",
            "extra_session",
            "pain_day",
            "alert",
            "triage_line",
            "care");

    @InjectBackbone
    TestStack stack;

    @Inject
    Intake intake;

    @Inject
    Database database;

    @Inject
    TestClock clock;

    @BeforeEach
    void stopTheClock() {
        clock.stopAt(Instant.parse("2026-09-30T10:00:00Z"));
        empty();
    }

    private void empty() {
        stack.asOwner("TRUNCATE " + String.join(", ", TABLES));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void keptStepByStepIsTheSameAsWorkedOutAtOnce(long seed) {
        // Given
        History history = new History(seed);
        List<ClientDaySnapshot> days = history.truth(ClientDaySnapshot.class);
        PlanSnapshot plan = history.truth(PlanSnapshot.class).get(0);
        List<ScreeningHold> holds = history.truth(ClientSnapshot.class).get(0).screeningHolds();
        // When
        deliver(history.shuffled(seed), new Random(seed));
        // Then
        assertThat(states()).isEqualTo(BruteForce.states(plan, history.truth(SessionSnapshot.class), days, holds));
        assertThat(pain()).isEqualTo(BruteForce.pain(history.truth(RatingSnapshot.class)));
    }

    @ParameterizedTest
    @ValueSource(longs = {21, 22, 23})
    void anyOrderOfArrivalEndsInIdenticalTables(long seed) {
        // Given
        History history = new History(seed);
        deliver(history.shuffled(seed), new Random(seed));
        Map<String, List<String>> first = dump();
        empty();
        // When
        deliver(history.shuffled(seed + 1000), new Random(seed + 1000));
        // Then
        assertThat(dump()).isEqualTo(first);
    }

    @Test
    void whatAnOlderReleaseWorkedOutIsWorkedOutAgain() {
        // Given
        History history = new History(31);
        deliver(history.shuffled(31), new Random(31));
        Map<String, List<String>> right = dump();
        // When
        QuarkusTransaction.requiringNew().run(() -> {
            database.change("UPDATE occurrence SET state = 'PARTIAL', done = 0.5, revised_at = now()");
            database.change("UPDATE client_summary SET outcomes_due = true, check_at = '-infinity'");
        });
        // Then
        await("the marked clients to be worked out again")
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(dump()).isEqualTo(right));
    }

    private void deliver(List<Snapshot> snapshots, Random random) {
        List<Reading> readings = new ArrayList<>();
        for (Snapshot snapshot : snapshots) {
            readings.add(new Taken(kind(snapshot), snapshot));
            if (random.nextInt(6) == 0) {
                intake.take(readings);
                readings.clear();
            }
        }
        intake.take(readings);
    }

    private static Kind kind(Snapshot snapshot) {
        return Stream.of(Kind.values())
                .filter(kind -> kind.type().isInstance(snapshot))
                .findFirst()
                .orElseThrow();
    }

    private Map<String, String> states() {
        Map<String, String> states = new TreeMap<>();
        QuarkusTransaction.requiringNew()
                .run(() -> database.rows(
                        "SELECT occurrence_id, state FROM occurrence",
                        row -> states.put(row.text("occurrence_id"), row.text("state"))));
        return states;
    }

    private Map<LocalDate, Double> pain() {
        Map<LocalDate, Double> values = new TreeMap<>();
        QuarkusTransaction.requiringNew()
                .run(() -> database.rows(
                        "SELECT local_day, value FROM pain_day",
                        row -> values.put(row.date("local_day"), row.decimal("value"))));
        return values;
    }

    private Map<String, List<String>> dump() {
        Map<String, List<String>> dump = new TreeMap<>();
        for (String table : TABLES) {
            QuarkusTransaction.requiringNew()
                    .run(() -> dump.put(
                            table,
                            database.rows(
                                    "SELECT to_jsonb(t)::text AS line FROM " + table + " t "
                                            // An alert that held only between two arrivals is history, no snapshot.
                                            + (table.equals("alert") ? "WHERE holds " : "")
                                            + "ORDER BY 1",
                                    row -> row.text("line"))));
        }
        return dump;
    }
}
