package org.lumbar.foundation.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Files on the service's class path. */
final class ApiResources {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final ClassLoader files;

    ApiResources(ClassLoader files) {
        this.files = files;
    }

    /** Null if there is no such file. */
    @Nullable
    JsonNode json(String path) {
        try (InputStream in = files.getResourceAsStream(path)) {
            return in == null ? null : JSON.readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(path, e);
        }
    }

    /** Empty if there is no such file. */
    Map<String, String> properties(String path) {
        Properties read = new Properties();
        try (InputStream in = files.getResourceAsStream(path)) {
            if (in != null) {
                read.load(in);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(path, e);
        }
        Map<String, String> sorted = new TreeMap<>();
        read.stringPropertyNames().forEach(name -> sorted.put(name, read.getProperty(name)));
        return sorted;
    }
}
