package org.lumbar.foundation.archive;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * One attempt of a service to give all that it stores of a client: parts of about 512 KiB, and at last how many there were. One that is
 * cut off is begun anew under another id, and readers never mix them. For one thread.
 */
public final class ArchiveAttempt {
    /** Bytes of rows after which a part is full. */
    static final int FULL = 480 * 1024;

    private static final ObjectMapper JSON = new ObjectMapper();

    private final UUID archiveId;
    private final UUID clientId;
    private final String service;
    private final UUID attempt = UUID.randomUUID();
    private final Sink sink;

    /** Where the records go; each has been acknowledged when it returns. */
    @FunctionalInterface
    public interface Sink {
        void send(byte[] value);
    }

    /** @param service such as {@code session-service} */
    public ArchiveAttempt(UUID archiveId, UUID clientId, String service, Sink sink) {
        this.archiveId = archiveId;
        this.clientId = clientId;
        this.service = service;
        this.sink = sink;
    }

    /** Sends all of it; what is thrown in between leaves an attempt that nobody will read. */
    public void run(Iterable<ArchiveSource> sources) throws SQLException {
        List<ArchiveSource> ordered = new ArrayList<>();
        sources.forEach(ordered::add);
        ordered.sort(Comparator.comparing(ArchiveSource::kind));
        List<Map<String, Object>> kinds = new ArrayList<>();
        for (ArchiveSource source : ordered) {
            Parts parts = new Parts(source.kind());
            source.rows(clientId, parts);
            parts.flush();
            kinds.add(Map.of(
                    "kind", source.kind(),
                    "title",
                            Map.of(
                                    "en",
                                    source.title().en(),
                                    "de",
                                    source.title().de()),
                    "parts", parts.number,
                    "rows", parts.rows,
                    "schema", schema(source.kind())));
        }
        sink.send(end(kinds));
    }

    private byte[] end(List<Map<String, Object>> kinds) {
        try {
            return JSON.writeValueAsBytes(Map.of(
                    "archiveId", archiveId,
                    "clientId", clientId,
                    "service", service,
                    "attempt", attempt,
                    "kinds", kinds));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("What there was can always be written", impossible);
        }
    }

    private static JsonNode schema(String kind) {
        try (InputStream file = ArchiveAttempt.class.getResourceAsStream("/lumbar/archive/" + kind + ".json")) {
            if (file == null) {
                throw new IllegalStateException("The kind " + kind + " has no schema");
            }
            return JSON.readTree(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Joins rows to parts. */
    private final class Parts implements ArchiveSource.Rows {
        private final String kind;
        private final ByteArrayOutputStream waiting = new ByteArrayOutputStream();
        private int number;
        private long rows;

        Parts(String kind) {
            this.kind = kind;
        }

        @Override
        public void add(byte[] json) {
            if (waiting.size() > 0 && waiting.size() + json.length > FULL) {
                flush();
            }
            if (waiting.size() > 0) {
                waiting.write(',');
            }
            waiting.writeBytes(json);
            rows++;
        }

        void flush() {
            if (waiting.size() == 0) {
                return;
            }
            number++;
            String head =
                    "{\"archiveId\":\"%s\",\"clientId\":\"%s\",\"service\":\"%s\",\"attempt\":\"%s\",\"kind\":\"%s\",\"part\":%d,\"rows\":["
                            .formatted(archiveId, clientId, service, attempt, kind, number);
            ByteArrayOutputStream value = new ByteArrayOutputStream(waiting.size() + 400);
            value.writeBytes(head.getBytes(StandardCharsets.UTF_8));
            value.writeBytes(waiting.toByteArray());
            value.writeBytes("]}".getBytes(StandardCharsets.UTF_8));
            waiting.reset();
            sink.send(value.toByteArray());
        }
    }
}
