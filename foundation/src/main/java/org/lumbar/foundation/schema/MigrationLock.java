package org.lumbar.foundation.schema;

import io.quarkus.flyway.FlywayConfigurationCustomizer;
import jakarta.inject.Singleton;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.database.postgresql.PostgreSQLConfigurationExtension;

/**
 * Flyway's lock belongs to its session, not to a transaction: that one would idle for as long as a migration takes, and
 * PostgreSQL ends transactions that idle for more than 15 s, so that no lock outlives its holder. If this process dies, its
 * connection does, and the lock with it.
 */
@Singleton
public class MigrationLock implements FlywayConfigurationCustomizer {
    @Override
    public void customize(FluentConfiguration configuration) {
        configuration
                .getPluginRegister()
                .getExact(PostgreSQLConfigurationExtension.class)
                .setTransactionalLock(false);
    }
}
