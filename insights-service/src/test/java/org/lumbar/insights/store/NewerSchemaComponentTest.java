package org.lumbar.insights.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.lumbar.backbone.BackboneTestResource;
import org.lumbar.backbone.InjectBackbone;
import org.lumbar.backbone.TestStack;

/** A release that is rolled back to finds the schema of the one that came after it. */
@QuarkusTest
@WithTestResource(value = BackboneTestResource.class, initArgs = @ResourceArg(name = "database", value = "insights"))
class NewerSchemaComponentTest {
    @InjectBackbone
    TestStack stack;

    @Inject
    Flyway flyway;

    @AfterEach
    void theNextReleaseWasNeverThere() {
        stack.asOwner("DELETE FROM flyway_schema_history WHERE version = '999'");
    }

    @Test
    void startsOnASchemaThatANewerReleaseHasMigrated() {
        // Given
        stack.asOwner(
                "INSERT INTO flyway_schema_history SELECT max(installed_rank) + 1, '999', 'of the next release',"
                        + " 'SQL', 'V999__of_the_next_release.sql', 1, current_user, now(), 1, true FROM flyway_schema_history");

        // When
        int migrated = flyway.migrate().migrationsExecuted;

        // Then
        assertThat(migrated).isZero();
    }
}
