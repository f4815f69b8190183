package org.lumbar.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The clock of one process, put forward and back while it runs, by Debian's libfaketime: the process has no part in it. How long
 * something lasts is measured by another clock, which goes on as ever.
 */
final class ShiftedClock {
    private static final List<String> USUAL = List.of(
            "/usr/lib/x86_64-linux-gnu/faketime/libfaketimeMT.so.1",
            "/usr/lib/aarch64-linux-gnu/faketime/libfaketimeMT.so.1");

    private final Path library;
    private final Path offset;

    private ShiftedClock(Path library, Path offset) {
        this.library = library;
        this.offset = offset;
    }

    /** Empty where the library is not installed; {@code LUMBAR_FAKETIME} says where else it is. */
    static Optional<ShiftedClock> in(Path folder) {
        return Stream.concat(Stream.ofNullable(System.getenv("LUMBAR_FAKETIME")), USUAL.stream())
                .map(Path::of)
                .filter(Files::exists)
                .findFirst()
                .map(library -> new ShiftedClock(library, folder.resolve("offset")));
    }

    /** What a process is started with; from {@link #shift} on its clock is as far ahead as that says. */
    Map<String, String> environment() {
        return new HashMap<>(Map.of(
                "LD_PRELOAD",
                library.toString(),
                "FAKETIME_TIMESTAMP_FILE",
                offset.toString(),
                "FAKETIME_DONT_FAKE_MONOTONIC",
                "1",
                "FAKETIME_CACHE_DURATION",
                "1"));
    }

    /** @param seconds ahead of the true time; behind it if negative */
    void shift(double seconds) {
        try {
            Path next = offset.resolveSibling("offset.next");
            Files.writeString(next, String.format(java.util.Locale.ROOT, "%+.3f%n", seconds));
            Files.move(
                    next,
                    offset,
                    java.nio.file.StandardCopyOption.ATOMIC_MOVE,
                    java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
