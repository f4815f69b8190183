package org.lumbar.routine;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.util.Map;
import org.lumbar.routine.restore.RestoredCommand;

/** Starts the service; with the argument {@code restored}, does what has to follow a restore instead, and ends. */
@QuarkusMain
public final class RoutineService {
    /** A command serves, publishes and consumes nothing, and prints its report alone. */
    private static final Map<String, String> OF_COMMANDS = Map.of(
            "quarkus.http.host-enabled", "false",
            "quarkus.oidc.tenant-enabled", "false",
            "quarkus.scheduler.enabled", "false",
            "lumbar.relay.enabled", "false",
            "mp.messaging.incoming.facts.enabled", "false",
            "quarkus.log.level", "WARN");

    private RoutineService() {}

    public static void main(String... arguments) {
        if (arguments.length > 0 && arguments[0].equals(RestoredCommand.NAME)) {
            OF_COMMANDS.forEach(System::setProperty);
            Quarkus.run(RestoredCommand.class, arguments);
        } else {
            Quarkus.run(arguments);
        }
    }
}
