package org.lumbar.insights.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lumbar.backbone.BackboneTestResource;
import org.lumbar.backbone.InjectBackbone;
import org.lumbar.backbone.TestStack;
import org.lumbar.insights.snapshot.Published;
import org.lumbar.insights.snapshot.RatingSnapshot.Moment;
import org.lumbar.insights.snapshot.Snapshot;
import org.lumbar.insights.snapshot.Snapshots;
import org.lumbar.insights.store.Database;

/** After a roll-back the tables hold words that only the newer release knows. No record is at fault for that. */
@QuarkusTest
@QuarkusTestResource(
        value = BackboneTestResource.class,
        restrictToAnnotatedClass = true,
        initArgs = @ResourceArg(name = "database", value = "insights"))
class NewerWordComponentTest {

    private static final LocalDate DAY = LocalDate.of(2026, 10, 5);
    private static final List<String> TOPICS = List.of("plans", "clients", "sessions", "pain-ratings", "client-days");

    @InjectBackbone
    TestStack stack;

    @Inject
    Database database;

    private static int snapshots;

    @BeforeEach
    void aClientOfWhomNothingWasHeardForLong() {
        publish(
                Published.client(Snapshots.client(), Snapshots.practice(), "Ada", 1, "anna"),
                Snapshots.daily(DAY, 10, Snapshots.step("knead", "KNEAD", 60, null)),
                Snapshots.rating(1, DAY, Moment.AD_HOC, 3));
        settle();
    }

    @ParameterizedTest
    @CsvSource({"occurrence, state", "occurrence, exemption", "plan, kind", "alert, code"})
    void aWordOfTheNewerReleaseIsWaitedForAndNoGoodRecordIsSetApart(String table, String column) {
        // Given
        String before = column(table, column);
        assertThat(change("UPDATE " + table + " SET " + column + " = 'OF_TOMORROW' WHERE client_id = ?"))
                .as("rows with a newer word")
                .isPositive();
        // When
        snapshots++;
        publish(Snapshots.session(snapshots, DAY.plusDays(1), null, "knead"));
        // Then
        await("the snapshot waits, and is not set apart")
                .during(Duration.ofSeconds(2))
                .atMost(Duration.ofSeconds(20))
                .until(() -> lag() > 0 && stack.consume("insights-dlq").isEmpty());
        // When a release comes back that knows the word
        change("UPDATE " + table + " SET " + column + " = " + before + " WHERE client_id = ?");
        // Then
        settle();
        assertThat(change("UPDATE session SET revision = revision WHERE client_id = ?"))
                .isEqualTo(snapshots);
        assertThat(stack.consume("insights-dlq")).isEmpty();
    }

    private String column(String table, String column) {
        return QuarkusTransaction.requiringNew()
                .call(() -> database.rows(
                                "SELECT quote_nullable(max(" + column + ")) AS word FROM " + table
                                        + " WHERE client_id = ?",
                                row -> row.text("word"),
                                Snapshots.client())
                        .get(0));
    }

    private int change(String statement) {
        return QuarkusTransaction.requiringNew().call(() -> database.change(statement, Snapshots.client()));
    }

    private void publish(Snapshot... snapshots) {
        Stream.of(snapshots)
                .forEach(snapshot ->
                        stack.produce(Published.topic(snapshot), snapshot.key(), Map.of(), Published.value(snapshot)));
    }

    private void settle() {
        await("all snapshots to be taken in").atMost(Duration.ofSeconds(60)).until(() -> lag() == 0);
    }

    private long lag() {
        return TOPICS.stream().mapToLong(stack::lag).sum();
    }
}
