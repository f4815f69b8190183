package org.lumbar.routine;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.util.Map;
import org.lumbar.foundation.rewrite.RewriteCommand;
import org.lumbar.foundation.skip.SkipCommand;
import org.lumbar.routine.restore.RestoredCommand;
import org.lumbar.routine.staff.PracticeCommand;

/** Starts the service; with the name of a command as first argument, does that instead, and ends. */
@QuarkusMain
public final class RoutineService {
    /** A command serves, publishes and consumes nothing, and prints its report alone. */
    private static final Map<String, String> OF_COMMANDS = Map.ofEntries(
            Map.entry("quarkus.http.host-enabled", "false"),
            Map.entry("quarkus.management.host-enabled", "false"),
            Map.entry("quarkus.oidc.tenant-enabled", "false"),
            Map.entry("quarkus.oidc.api.tenant-enabled", "false"),
            Map.entry("quarkus.oidc.desk.tenant-enabled", "false"),
            Map.entry("quarkus.scheduler.enabled", "false"),
            Map.entry("lumbar.relay.enabled", "false"),
            Map.entry("mp.messaging.incoming.facts.enabled", "false"),
            Map.entry("quarkus.log.level", "WARN"),
            // Whole tables are changed, and nobody waits for an answer.
            Map.entry("quarkus.datasource.jdbc.additional-jdbc-properties.options", "-c statement_timeout=1h"),
            Map.entry("quarkus.datasource.jdbc.additional-jdbc-properties.socketTimeout", "3660"),
            Map.entry("quarkus.transaction-manager.default-transaction-timeout", "1h"));

    private RoutineService() {}

    public static void main(String... arguments) {
        switch (arguments.length == 0 ? "" : arguments[0]) {
            case RestoredCommand.NAME -> {
                OF_COMMANDS.forEach(System::setProperty);
                Quarkus.run(RestoredCommand.class, arguments);
            }
            case PracticeCommand.NAME -> {
                OF_COMMANDS.forEach(System::setProperty);
                Quarkus.run(PracticeCommand.class, arguments);
            }
            case SkipCommand.NAME -> {
                OF_COMMANDS.forEach(System::setProperty);
                Quarkus.run(SkipCommand.class, arguments);
            }
            case RewriteCommand.NAME -> {
                OF_COMMANDS.forEach(System::setProperty);
                Quarkus.run(RewriteCommand.class, arguments);
            }
            default -> Quarkus.run(arguments);
        }
    }
}
