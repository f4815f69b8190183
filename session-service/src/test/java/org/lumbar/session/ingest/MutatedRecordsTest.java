package org.lumbar.session.ingest;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.lumbar.backbone.Mutations;
import org.lumbar.session.contract.Examples;
import org.lumbar.session.event.Code;
import org.lumbar.session.event.EventRejected;

/** No bytes and no headers make the reader of records throw anything but its own coded fault. */
class MutatedRecordsTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String CLIENT = "0190a000-0000-7000-8000-0000000c0001";
    private static final int OF_EACH_MODE = 26_000;
    private static final List<byte[]> EXAMPLES = Stream.of("session-event", "session.")
            .flatMap(name -> Examples.of(name, "valid").stream())
            .map(Examples::bytes)
            .toList();

    private final Mutations mutations = Mutations.seeded();
    private final RecordReader reader = new RecordReader();
    private final Map<Code, Integer> found = new EnumMap<>(Code.class);
    private int taken;

    @Test
    void noStructuredRecordBreaksTheReader() {
        for (int i = 0; i < OF_EACH_MODE; i++) {
            byte[] example = EXAMPLES.get(i % EXAMPLES.size());
            Headers headers =
                    new RecordHeaders().add("content-type", "application/cloudevents+json".getBytes(US_ASCII));
            read(i % 4 == 0 ? mutations.headers(headers) : headers, mutations.json(example));
        }
        theReaderDecided(Code.MALFORMED_JSON, Code.NOT_A_CLOUDEVENT, Code.MISSING_ATTRIBUTE, Code.UNKNOWN_TYPE);
    }

    @Test
    void noBinaryRecordBreaksTheReader() throws IOException {
        for (int i = 0; i < OF_EACH_MODE; i++) {
            JsonNode event = JSON.readTree(EXAMPLES.get(i % EXAMPLES.size()));
            byte[] data = JSON.writeValueAsBytes(event.get("data"));
            boolean headersToo = i % 2 == 0;
            read(
                    headersToo ? mutations.headers(headersOf(event)) : headersOf(event),
                    i % 4 == 0 ? data : mutations.json(data));
        }
        theReaderDecided(Code.MALFORMED_JSON, Code.MISSING_ATTRIBUTE, Code.INVALID_ATTRIBUTE, Code.MISSING_FIELD);
    }

    private void read(Headers headers, byte @Nullable [] value) {
        ConsumerRecord<byte[], byte[]> record = new ConsumerRecord<>(
                "session-events",
                0,
                1,
                0,
                TimestampType.LOG_APPEND_TIME,
                CLIENT.length(),
                0,
                CLIENT.getBytes(US_ASCII),
                value,
                headers,
                Optional.empty());
        try {
            reader.read(record);
            taken++;
        } catch (EventRejected e) {
            assertThat(e.code()).as(mutations.last()).isNotIn(Code.DATA_REJECTED, Code.LIMIT_EXCEEDED);
            found.merge(e.code(), 1, Integer::sum);
        } catch (RuntimeException e) {
            throw new AssertionError(mutations.last(), e);
        }
    }

    /** A gate that nothing passes, or that everything passes, would prove nothing. */
    private void theReaderDecided(Code... among) {
        assertThat(taken).isBetween(OF_EACH_MODE / 50, OF_EACH_MODE / 2);
        assertThat(found).containsKeys(among).containsKeys(Code.INVALID_FIELD, Code.TOO_DEEP);
    }

    private static Headers headersOf(JsonNode event) {
        Headers headers = new RecordHeaders().add("content-type", "application/json".getBytes(US_ASCII));
        event.properties().forEach(member -> {
            if (!List.of("data", "datacontenttype").contains(member.getKey())
                    && !member.getValue().isNull()) {
                headers.add("ce_" + member.getKey(), member.getValue().asText().getBytes(UTF_8));
            }
        });
        return headers;
    }
}
