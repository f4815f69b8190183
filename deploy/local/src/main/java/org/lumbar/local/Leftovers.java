package org.lumbar.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/** Ends the processes that an earlier run left behind when it was killed; the folder's lock says that they are nobody else's. */
final class Leftovers {
    private static final long SECONDS_TO_STOP = 20;

    private Leftovers() {}

    /** Notes a process that belongs to this run. */
    static void note(DataFolder folder, String name, ProcessHandle process) throws IOException {
        Files.writeString(folder.run().resolve(name), describe(process));
    }

    /** Ends whatever is noted and still runs, services before PostgreSQL. */
    static void end(DataFolder folder) {
        try (Stream<Path> notes = Files.list(folder.run())) {
            for (Path note : notes.toList()) {
                noted(note).ifPresent(Leftovers::end);
                Files.delete(note);
            }
            postgres(folder).ifPresent(Leftovers::end);
        } catch (IOException e) {
            throw new LocalFault("The data folder " + folder + " cannot be read (" + e + ").", e);
        }
    }

    private static Optional<ProcessHandle> noted(Path note) throws IOException {
        List<String> lines = Files.readAllLines(note);
        if (lines.isEmpty()) {
            return Optional.empty();
        }
        // A number alone could meanwhile be somebody else's.
        return running(lines.get(0))
                .filter(process -> describe(process).lines().toList().equals(lines));
    }

    private static Optional<ProcessHandle> postgres(DataFolder folder) throws IOException {
        Path note = folder.of(Part.POSTGRES).resolve("postmaster.pid");
        if (!Files.exists(note)) {
            return Optional.empty();
        }
        return Files.readAllLines(note).stream()
                .findFirst()
                .flatMap(Leftovers::running)
                .filter(process -> process.info().command().orElse("").contains("postgres"));
    }

    private static Optional<ProcessHandle> running(String pid) {
        try {
            return ProcessHandle.of(Long.parseLong(pid.strip())).filter(ProcessHandle::isAlive);
        } catch (NumberFormatException notANote) {
            return Optional.empty();
        }
    }

    private static String describe(ProcessHandle process) {
        return process.pid() + "\n"
                + process.info().startInstant().map(Object::toString).orElse("") + "\n";
    }

    private static void end(ProcessHandle process) {
        process.destroy();
        try {
            process.onExit().get(SECONDS_TO_STOP, TimeUnit.SECONDS);
        } catch (TimeoutException stubborn) {
            process.destroyForcibly();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException gone) {
            // Then it has ended, too.
            return;
        }
    }
}
