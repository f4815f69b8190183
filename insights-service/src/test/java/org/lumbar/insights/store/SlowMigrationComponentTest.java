package org.lumbar.insights.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.core.api.output.MigrateResult;
import org.flywaydb.database.postgresql.PostgreSQLConfigurationExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lumbar.backbone.BackboneTestResource;
import org.lumbar.backbone.InjectBackbone;
import org.lumbar.backbone.TestStack;
import org.lumbar.foundation.schema.MigrationLock;

/** PostgreSQL ends transactions that idle; the lock of a migration must not be one. */
@QuarkusTest
@QuarkusTestResource(
        value = BackboneTestResource.class,
        restrictToAnnotatedClass = true,
        initArgs = @ResourceArg(name = "database", value = "insights"))
class SlowMigrationComponentTest {

    /** Instead of the fifteen that operated databases have. */
    private static final String A_SECOND = "options=-c%20idle_in_transaction_session_timeout%3D1s";

    @InjectBackbone
    TestStack stack;

    @Inject
    Flyway flyway;

    @TempDir
    Path migrations;

    @Test
    void aMigrationMayTakeLongerThanATransactionMayIdle() throws IOException {
        // Given
        Files.writeString(migrations.resolve("V1__slow.sql"), "SELECT pg_sleep(3); CREATE TABLE slow.migrated ();");
        FluentConfiguration configuration = Flyway.configure()
                .dataSource(
                        stack.jdbcUrl() + "?" + A_SECOND,
                        stack.database().owner(),
                        stack.database().password())
                .schemas("slow")
                .defaultSchema("slow")
                .locations("filesystem:" + migrations);
        new MigrationLock().customize(configuration);

        // When
        MigrateResult result = configuration.load().migrate();

        // Then
        assertThat(result.success).isTrue();
        assertThat(result.migrationsExecuted).isOne();
    }

    @Test
    void theServicesOwnMigrationsLockInTheSameWay() {
        assertThat(flyway.getConfiguration()
                        .getPluginRegister()
                        .getExact(PostgreSQLConfigurationExtension.class)
                        .isTransactionalLock())
                .isFalse();
    }
}
