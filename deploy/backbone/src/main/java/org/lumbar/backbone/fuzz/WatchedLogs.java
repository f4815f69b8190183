package org.lumbar.backbone.fuzz;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import java.util.stream.Stream;

/** Reads along what this JVM logs, stack traces included, and what PostgreSQL does; stores the lines that say a canary. */
public final class WatchedLogs extends Handler implements AutoCloseable {
    private static final int MOST = 20;

    private final Canary canary;
    private final Path ofPostgres;
    private final Formatter formatter = new SimpleFormatter();
    private final Queue<String> found = new ConcurrentLinkedQueue<>();
    private final Queue<String> errors = new ConcurrentLinkedQueue<>();
    private final AtomicLong seen = new AtomicLong();

    private WatchedLogs(Canary canary, Path ofPostgres) {
        this.canary = canary;
        this.ofPostgres = ofPostgres;
    }

    /** @param ofPostgres the server's log; lines of before count, too */
    static WatchedLogs start(Canary canary, Path ofPostgres) {
        WatchedLogs logs = new WatchedLogs(canary, ofPostgres);
        Logger.getLogger("").addHandler(logs);
        return logs;
    }

    /** How many records this JVM has logged since. */
    public long seen() {
        return seen.get();
    }

    /** What was logged as an error, by whomever but the broker of this JVM; 20 at most. */
    List<String> errors() {
        return List.copyOf(errors);
    }

    /** The lines that say what was sent, 20 at most; empty if none does. */
    public List<String> linesWithValues() {
        List<String> lines = new ArrayList<>(found);
        try (Stream<String> all = Files.lines(ofPostgres, StandardCharsets.ISO_8859_1)) {
            all.filter(canary::isIn)
                    .limit(MOST)
                    .map(line -> "PostgreSQL: " + line)
                    .forEach(lines::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return lines;
    }

    @Override
    public void publish(LogRecord record) {
        seen.incrementAndGet();
        StringWriter text = new StringWriter();
        text.write(record.getLoggerName() + ": " + formatter.formatMessage(record));
        if (record.getThrown() != null) {
            record.getThrown().printStackTrace(new PrintWriter(text));
        }
        if (errors.size() < MOST && isAFault(record, text.toString())) {
            errors.add("logged as an error: " + text);
        }
        if (found.size() < MOST && canary.isIn(text.toString())) {
            found.add(text.toString());
        }
    }

    /**
     * Neither what the broker of this JVM says, nor that a record was set apart, which is what is to become of bad ones, nor that a
     * proxy's header has no port.
     */
    private static boolean isAFault(LogRecord record, String text) {
        return record.getLevel().intValue() >= Level.SEVERE.intValue()
                && !record.getLoggerName().startsWith("kafka.")
                && !record.getLoggerName().startsWith("org.apache.kafka.")
                && !text.contains(" is set apart")
                && !text.contains("Failed to parse a port from \"forwarded\"-type headers");
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        Logger.getLogger("").removeHandler(this);
    }
}
