package org.lumbar.backbone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A packaged service in the two containers of the chart's pod: one migrates as the tables' owner and ends, one serves. */
public abstract class MigrationTrial {
    private final String database;

    /** @param database the service's, as {@link TestStack#open} has it */
    protected MigrationTrial(String database) {
        this.database = database;
    }

    @Test
    void whatMigratesNeedsTheOwnersPasswordAloneAndWhatServesNeedsItNoMore() throws Exception {
        try (TestStack stack = TestStack.open(database)) {
            // When
            int ended = PackagedService.migrate(stack);

            // Then
            assertThat(ended).isZero();
            assertThat(stack.rows()).containsKeys("flyway_schema_history", "audit_event");
            assertThat(stack.asService("SELECT count(*)::text FROM pg_tables WHERE tableowner = current_user"))
                    .isEqualTo("0");

            // When
            try (PackagedService service = PackagedService.serving(stack)) {
                // Then
                await("it is ready").atMost(Duration.ofSeconds(60)).until(() -> {
                    assertThat(service.isAlive()).isTrue();
                    return service.isReady();
                });
            }
        }
    }

    @Test
    void aMigrationThatFailsSaysSoByItsExitCode() throws Exception {
        try (TestStack stack = TestStack.open(database)) {
            // Given
            stack.asOwner("CREATE TABLE audit_event (id int)");

            // When
            int ended = PackagedService.migrate(stack);

            // Then
            assertThat(ended).isNotZero();
        }
    }
}
