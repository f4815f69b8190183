package org.lumbar.e2e;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.Properties;

/**
 * An example of the contract that every reader rejects.
 *
 * @param path its file, below the examples
 * @param code why
 * @param pointer where; empty for the whole record
 */
record Rejection(String path, String code, String pointer) {
    private static final String EXAMPLES = "/lumbar/contracts/examples/";

    /** Every invalid session event of the contract. */
    static List<Rejection> ofSessionEvents() {
        Properties pointers = new Properties();
        try (InputStream index = open("pointers.properties")) {
            pointers.load(index);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return pointers.stringPropertyNames().stream()
                .filter(path -> path.startsWith("session-event/") || path.startsWith("session."))
                .sorted()
                .map(path -> new Rejection(path, code(path), pointers.getProperty(path)))
                .toList();
    }

    /** The example's own bytes. */
    byte[] bytes() {
        try (InputStream file = open(path)) {
            return file.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String code(String path) {
        String file = path.substring(path.lastIndexOf('/') + 1);
        return file.substring(0, file.indexOf("__"));
    }

    private static InputStream open(String path) {
        return Objects.requireNonNull(Rejection.class.getResourceAsStream(EXAMPLES + path), path);
    }
}
