package org.lumbar.backbone.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/**
 * What records of one topic are made of.
 *
 * @param topic as in {@code lumbar.topics.<key>}
 * @param examples valid values, as JSON
 * @param key of the record with such a value
 * @param contentType its header; empty for none
 */
public record FuzzSource(String topic, List<byte[]> examples, Function<JsonNode, String> key, String contentType) {
    /** A record that has to have its effect, of which the test counts at the end what became. */
    public record Good(String topic, String key, byte[] value, String contentType) {
        Headers headers() {
            return of(contentType);
        }
    }

    Headers headers() {
        return of(contentType);
    }

    private static Headers of(String contentType) {
        Headers headers = new RecordHeaders();
        return contentType.isEmpty()
                ? headers
                : headers.add("content-type", contentType.getBytes(StandardCharsets.US_ASCII));
    }
}
