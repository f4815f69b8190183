package org.lumbar.local;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The folder in which the system keeps what must survive a restart. It belongs to one run at a time, and says in a marker file which
 * parts hold data, so that a folder from which something was deleted is noticed instead of half used.
 */
public final class DataFolder implements AutoCloseable {
    private static final String MARKER = "lumbar-data";
    private static final String LAYOUT = "layout 1";
    private static final String LOCK = "lock";
    private static final Set<String> WITHOUT_DATA = Set.of(LOCK, "logs", "run");

    // Without these files a part would silently begin anew, or not begin at all.
    private static final Map<Part, List<String>> NEEDED = new EnumMap<>(Map.of(
            Part.KAFKA, List.of("meta.properties", "__cluster_metadata-0"),
            Part.POSTGRES, List.of("PG_VERSION", "postgresql.conf", "global/pg_control"),
            Part.IDENTITY, List.of("key.json")));

    private final Path root;
    private final FileChannel lockFile;
    private final boolean wasFilled;

    private DataFolder(Path root, FileChannel lockFile) {
        this.root = root;
        this.lockFile = lockFile;
        this.wasFilled = Files.exists(root.resolve(MARKER));
    }

    /**
     * Takes the folder for this run.
     *
     * @param root made if it is missing
     * @throws LocalFault if another run has it, it is something else's, or something is missing from it
     */
    static DataFolder open(Path root) {
        Path absolute = root.toAbsolutePath().normalize();
        try {
            Files.createDirectories(absolute.resolve("logs"));
            Files.createDirectories(absolute.resolve("run"));
            DataFolder folder = new DataFolder(absolute, lock(absolute));
            try {
                folder.check();
                return folder;
            } catch (IOException | RuntimeException e) {
                folder.close();
                throw e;
            }
        } catch (IOException e) {
            throw new LocalFault(
                    "The data folder " + absolute + " cannot be used (" + e + "): choose another with --data.", e);
        }
    }

    /**
     * Deletes all that is kept in a folder; does nothing if it is missing.
     *
     * @throws LocalFault if a run uses it, or it is something else's
     */
    static void clear(Path root) {
        if (!Files.exists(root)) {
            return;
        }
        if (!Files.exists(root.resolve(MARKER)) && !Files.exists(root.resolve(LOCK))) {
            throw new LocalFault("The folder " + root + " isn't Lumbar's, so --fresh leaves it alone.");
        }
        try {
            lock(root).close();
            FileTree.delete(root);
        } catch (IOException e) {
            throw new LocalFault("The data folder " + root + " cannot be deleted (" + e + ").", e);
        }
    }

    /** Where a part keeps its data. */
    Path of(Part part) {
        return root.resolve(part.key());
    }

    /** Where everything that runs writes its log. */
    public Path logs() {
        return root.resolve("logs");
    }

    /** Where it is noted what runs. */
    Path run() {
        return root.resolve("run");
    }

    /** What has been told to the demo practice. */
    Path demoNote() {
        return root.resolve("demo.properties");
    }

    /** Whether an earlier run left its data here. */
    boolean wasFilled() {
        return wasFilled;
    }

    /** Notes that all parts hold data from now on. */
    void markFilled() {
        String parts = NEEDED.keySet().stream().map(Part::key).collect(Collectors.joining(" "));
        try {
            Files.writeString(root.resolve(MARKER), LAYOUT + "\n" + parts + "\n");
        } catch (IOException e) {
            throw new LocalFault("The data folder " + root + " cannot be written (" + e + ").", e);
        }
    }

    @Override
    public void close() {
        try {
            lockFile.close();
        } catch (IOException alreadyGone) {
            // The lock ends with this process in any case.
            return;
        }
    }

    @Override
    public String toString() {
        return root.toString();
    }

    private void check() throws IOException {
        if (!wasFilled) {
            startOver();
            return;
        }
        List<String> lines = Files.readAllLines(root.resolve(MARKER));
        if (lines.size() != 2 || !lines.get(0).equals(LAYOUT)) {
            throw new LocalFault("The data folder " + root + " was written by another version of Lumbar or is damaged: "
                    + "delete it, and the demo practice starts anew.");
        }
        for (String key : lines.get(1).split(" ")) {
            ensureWhole(part(key));
        }
    }

    // No marker: nothing in here was ever served, so parts left by an interrupted first start may go.
    private void startOver() throws IOException {
        try (Stream<Path> entries = Files.list(root)) {
            List<Path> left = entries.filter(entry -> !WITHOUT_DATA.contains(String.valueOf(entry.getFileName())))
                    .toList();
            Set<Path> parts = NEEDED.keySet().stream().map(this::of).collect(Collectors.toSet());
            if (!parts.containsAll(left)) {
                throw new LocalFault("The folder " + root + " holds something that isn't Lumbar's, or its file "
                        + MARKER + " was deleted: delete the whole folder or choose another with --data.");
            }
            for (Path part : left) {
                FileTree.delete(part);
            }
        }
    }

    private void ensureWhole(Part part) {
        for (String needed : NEEDED.getOrDefault(part, List.of())) {
            Path file = of(part).resolve(needed);
            if (!Files.exists(file)) {
                throw new LocalFault("The data folder is half deleted (" + file + " is missing): delete " + root
                        + ", and the demo practice starts anew.");
            }
        }
    }

    private Part part(String key) {
        return Arrays.stream(Part.values())
                .filter(part -> part.key().equals(key))
                .findFirst()
                .orElseThrow(() -> new LocalFault(
                        "The data folder " + root + " is damaged: delete it, and the demo " + "practice starts anew."));
    }

    private static FileChannel lock(Path root) throws IOException {
        Path file = root.resolve(LOCK);
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            FileLock lock = channel.tryLock();
            if (lock != null) {
                channel.truncate(0);
                channel.write(StandardCharsets.US_ASCII.encode(
                        Long.toString(ProcessHandle.current().pid())));
                return channel;
            }
        } catch (OverlappingFileLockException heldByThisProcess) {
            // Same answer as for another process.
        }
        channel.close();
        throw new LocalFault("Lumbar runs already with the data folder " + root + " (process "
                + Files.readString(file).strip() + "): stop it, or choose another folder with --data.");
    }
}
