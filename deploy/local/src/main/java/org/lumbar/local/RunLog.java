package org.lumbar.local;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.logging.FileHandler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.lumbar.backbone.QuietLogs;

/** Keeps what Kafka and the other parts in this JVM have to say out of the terminal and in a file. */
final class RunLog {
    private static final int BYTES = 10_000_000;
    // The logging system forgets levels of loggers that nobody holds.
    private static final List<Logger> QUIET =
            QuietLogs.CATEGORIES.stream().map(Logger::getLogger).toList();

    private RunLog() {}

    /** Nothing but our own sentences appears in the terminal. */
    static void silence() {
        LogManager.getLogManager().reset();
    }

    static void writeTo(Path folder) {
        try {
            FileHandler file = new FileHandler(folder.resolve("backbone.log").toString(), BYTES, 1, true);
            file.setFormatter(new SimpleFormatter());
            silence();
            Logger.getLogger("").addHandler(file);
            QUIET.forEach(logger -> logger.setLevel(Level.WARNING));
        } catch (IOException e) {
            throw new LocalFault("The folder " + folder + " cannot be written (" + e + ").", e);
        }
    }
}
