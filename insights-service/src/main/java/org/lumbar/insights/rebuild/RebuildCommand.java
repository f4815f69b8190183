package org.lumbar.insights.rebuild;

import io.quarkus.arc.Unremovable;
import io.quarkus.runtime.QuarkusApplication;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import org.jboss.logging.Logger;
import org.lumbar.insights.store.ShadowTables;

/** The operator's command: the same program and configuration as the service, but it serves and consumes nothing. */
@ApplicationScoped
@Unremovable
public class RebuildCommand implements QuarkusApplication {

    /** What follows the program's name on the command line. */
    public static final String NAME = "rebuild";

    private static final Logger LOG = Logger.getLogger(RebuildCommand.class);
    private static final String JDBC = "quarkus.datasource.jdbc.additional-jdbc-properties.";

    /** Before the program starts: no HTTP, no consumer, no schedule, and the new tables in the place of the live ones. */
    private static final Map<String, String> SETTINGS = Map.of(
            "quarkus.http.host-enabled",
            "false",
            "quarkus.oidc.tenant-enabled",
            "false",
            "quarkus.oidc.pages.tenant-enabled",
            "false",
            "quarkus.scheduler.enabled",
            "false",
            "mp.messaging.incoming.snapshots.enabled",
            "false",
            "quarkus.flyway.migrate-at-start",
            "false",
            "quarkus.flyway.default-schema",
            ShadowTables.SHADOW,
            JDBC + "currentSchema",
            ShadowTables.SHADOW,
            JDBC + "options",
            "-c statement_timeout=0",
            "quarkus.transaction-manager.default-transaction-timeout",
            "3600s");

    private final Rebuild rebuild;

    RebuildCommand(Rebuild rebuild) {
        this.rebuild = rebuild;
    }

    /** Makes this process one that rebuilds. */
    public static void prepare() {
        SETTINGS.forEach(System::setProperty);
        System.setProperty("quarkus.management.host-enabled", "false");
        System.setProperty(JDBC + "socketTimeout", "0");
    }

    /** 0 when the new tables are in use, 1 if another rebuild is under way; a failure is the framework's to report. */
    @Override
    public int run(String... arguments) {
        if (rebuild.run()) {
            return 0;
        }
        LOG.error("Another rebuild is under way");
        return 1;
    }
}
