package org.lumbar.session.store;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

/** Stored bytes of earlier releases, in hexadecimal: a file per thing and form, added and never changed. */
public final class Golden {
    private Golden() {}

    public static String hex(String name) {
        try (InputStream file = Golden.class.getResourceAsStream("/golden/" + name + ".hex")) {
            return new String(Objects.requireNonNull(file, name).readAllBytes(), US_ASCII).replaceAll("\\s", "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
