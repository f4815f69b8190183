package org.lumbar.foundation.wall;

import io.quarkus.agroal.DataSource;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The same wall before the audit's own connections. */
@Singleton
@DataSource("audit")
public class AuditWall extends Wall {
    AuditWall(RequestScope requests, @ConfigProperty(name = "lumbar.database.caller-role") String callerRole) {
        super(requests, callerRole);
    }
}
