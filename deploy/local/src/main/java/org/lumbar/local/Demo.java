package org.lumbar.local;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * Fills the demo practice through the services' own doors. The data folder notes what has been told and up to which day: nothing is
 * told twice on the same day, and on a later day the story goes on to that day. Its ids are fixed, so the services count once what an
 * interrupted or continued telling sends again.
 */
final class Demo {
    private final LocalStack stack;
    private final Path libraries;
    private final Clock clock;
    private volatile @Nullable JavaProcess telling;

    Demo(LocalStack stack, Path repository, Clock clock) {
        this.stack = stack;
        this.libraries = repository.resolve("deploy/local/target/lib");
        this.clock = clock;
    }

    /** How much to tell. */
    record Size(int clients, int weeks) {
        Map<String, String> noted() {
            return Map.of("clients", Integer.toString(clients), "weeks", Integer.toString(weeks));
        }
    }

    /** How far the story has been told. */
    enum Told {
        NOT_YET,
        BEFORE,
        UP_TO_AN_EARLIER_DAY
    }

    /** How far a story of this size has been told by now. */
    Told told(Size size) {
        Properties note = read();
        if (!note.entrySet().containsAll(size.noted().entrySet())) {
            return Told.NOT_YET;
        }
        return today().equals(note.getProperty("until")) ? Told.BEFORE : Told.UP_TO_AN_EARLIER_DAY;
    }

    /**
     * Tells the story up to today and returns when every event of it is acknowledged.
     *
     * @throws LocalFault if it cannot be told
     */
    void tell(Size size) {
        String today = today();
        try (Arrivals arrivals = Arrivals.asTold(stack.bootstrapServers())) {
            send(size, today);
            arrivals.awaitRead();
        }
        Properties note = new Properties();
        note.putAll(size.noted());
        note.setProperty("until", today);
        write(note);
    }

    /** Stops in the middle of the story; does nothing if none is being told. */
    void stop() {
        JavaProcess process = telling;
        if (process != null) {
            process.stop();
        }
    }

    private void send(Size size, String until) {
        List<String> arguments = List.of(
                "-cp",
                libraries.resolve("*").toString(),
                "org.lumbar.simulator.Main",
                "--clients=" + size.clients,
                "--weeks=" + size.weeks,
                "--until=" + until,
                "--newcomer",
                "--arrive-as-told",
                "--routine-url=" + stack.address(Part.ROUTINE),
                "--session-url=" + stack.address(Part.SESSION),
                "--insights-url=" + stack.address(Part.INSIGHTS),
                "--issuer=" + stack.issuer(),
                "--kafka=" + stack.bootstrapServers());
        JavaProcess process = JavaProcess.start(stack.folder(), "demo", arguments, Map.of());
        telling = process;
        while (!process.endsWithin(1_000)) {
            if (stack.broken().isDone()) {
                process.kill();
            }
        }
        if (process.process().exitValue() != 0) {
            throw new LocalFault("The demo practice could not be played (exit code "
                    + process.process().exitValue() + "): " + process.log() + " says why, and --no-demo does without.");
        }
    }

    private String today() {
        return LocalDate.now(clock).toString();
    }

    private Properties read() {
        Properties note = new Properties();
        Path file = stack.folder().demoNote();
        if (Files.exists(file)) {
            try (Reader reader = Files.newBufferedReader(file)) {
                note.load(reader);
            } catch (IOException e) {
                throw new LocalFault("The file " + file + " cannot be read (" + e + ").", e);
            }
        }
        return note;
    }

    private void write(Properties note) {
        Path file = stack.folder().demoNote();
        try (Writer writer = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            note.store(writer, "What the demo practice has been told");
        } catch (IOException e) {
            throw new LocalFault("The file " + file + " cannot be written (" + e + ").", e);
        }
    }
}
