package org.lumbar.session;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.util.Map;
import org.lumbar.foundation.rewrite.RewriteCommand;
import org.lumbar.foundation.skip.SkipCommand;
import org.lumbar.session.redrive.RedriveCommand;
import org.lumbar.session.restore.RestoredCommand;

/** Starts the service; with the name of a command as first argument, does that instead, and ends. */
@QuarkusMain
public final class SessionService {
    /** A command serves nothing, consumes nothing of the service's group, and prints its report alone. */
    private static final Map<String, String> OF_COMMANDS = Map.of(
            "quarkus.http.host-enabled", "false",
            "quarkus.management.host-enabled", "false",
            "quarkus.oidc.tenant-enabled", "false",
            "lumbar.ingest.enabled", "false",
            "quarkus.log.level", "WARN");

    private SessionService() {}

    public static void main(String... arguments) {
        switch (arguments.length == 0 ? "" : arguments[0]) {
            case RedriveCommand.NAME -> {
                OF_COMMANDS.forEach(System::setProperty);
                Quarkus.run(RedriveCommand.class, arguments);
            }
            case RestoredCommand.NAME -> {
                OF_COMMANDS.forEach(System::setProperty);
                Quarkus.run(RestoredCommand.class, arguments);
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
