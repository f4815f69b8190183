package org.lumbar.images;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Objects;
import java.util.Properties;

/**
 * What the build says of itself.
 *
 * @param version of the project
 * @param timestamp of every file and image, so that the same sources make the same bytes
 */
record BuildFacts(String version, Instant timestamp) {
    static BuildFacts read() {
        try (InputStream in = BuildFacts.class.getResourceAsStream("build.properties")) {
            Properties properties = new Properties();
            properties.load(Objects.requireNonNull(in));
            return new BuildFacts(
                    properties.getProperty("version"), Instant.parse(properties.getProperty("timestamp")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
