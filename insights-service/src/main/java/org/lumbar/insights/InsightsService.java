package org.lumbar.insights;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import org.lumbar.insights.rebuild.RebuildCommand;

/** Starts the service; with the argument {@code rebuild}, makes its tables again instead, and ends. */
@QuarkusMain
public final class InsightsService {

    private InsightsService() {}

    public static void main(String... arguments) {
        if (arguments.length > 0 && arguments[0].equals(RebuildCommand.NAME)) {
            RebuildCommand.prepare();
            Quarkus.run(RebuildCommand.class, arguments);
        } else {
            Quarkus.run(arguments);
        }
    }
}
