package org.lumbar.insights;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.util.Map;
import org.lumbar.foundation.rewrite.RewriteCommand;
import org.lumbar.foundation.skip.SkipCommand;
import org.lumbar.insights.rebuild.RebuildCommand;

/** Starts the service; with the name of a command as first argument, does that instead, and ends. */
@QuarkusMain
public final class InsightsService {

    /** These serve nothing, consume nothing of the service's group, and print what they did alone. */
    private static final Map<String, String> OF_COMMANDS = Map.of(
            "quarkus.http.host-enabled", "false",
            "quarkus.management.host-enabled", "false",
            "quarkus.oidc.tenant-enabled", "false",
            "quarkus.oidc.pages.tenant-enabled", "false",
            "quarkus.scheduler.enabled", "false",
            "mp.messaging.incoming.snapshots.enabled", "false",
            "quarkus.flyway.migrate-at-start", "false",
            "quarkus.log.level", "WARN");

    private InsightsService() {}

    public static void main(String... arguments) {
        switch (arguments.length == 0 ? "" : arguments[0]) {
            case RebuildCommand.NAME -> {
                RebuildCommand.prepare();
                Quarkus.run(RebuildCommand.class, arguments);
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
