package org.lumbar.images;

import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * The time zone rules of a Java runtime, {@code lib/tzdb.dat}: of one form since Java 8, so that a runtime takes the file of any
 * other one, or what Oracle's tzupdater has made of it. Jlink takes the JDK's as it was packaged, and no update of it.
 */
final class ZoneRules {
    private static final String PLACE = "lib/tzdb.dat";
    private static final String KIND = "TZDB";

    private ZoneRules() {}

    /**
     * Puts a file in the place of a runtime's own.
     *
     * @param java home of the runtime
     * @return the release of the IANA database that it goes by from now on, such as {@code 2026a}
     * @throws IllegalArgumentException if the file holds no rules
     */
    static String bring(Path file, Path java) throws IOException {
        String release = release(file);
        Files.copy(file, java.resolve(PLACE), StandardCopyOption.REPLACE_EXISTING);
        return release;
    }

    private static String release(Path file) throws IOException {
        try (DataInputStream in = new DataInputStream(Files.newInputStream(file))) {
            if (in.readByte() != 1 || !in.readUTF().equals(KIND)) {
                throw new IllegalArgumentException(file + " is no tzdb.dat of a Java runtime");
            }
            String release = "";
            for (int releases = in.readShort(); releases > 0; releases--) {
                release = in.readUTF();
            }
            return release;
        }
    }
}
