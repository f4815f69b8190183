package org.lumbar.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaAndValue;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.storage.Converter;

/** Gives Kafka Connect an event as a bare row. It runs in the worker, and needs nothing but Jackson, which is there. */
public final class EventConverter implements Converter {
    private static final JsonFactory JSON = new JsonFactory();
    private static final Schema UUID =
            SchemaBuilder.string().name("io.debezium.data.Uuid").build();
    private static final Schema TIME =
            SchemaBuilder.string().name("io.debezium.time.ZonedTimestamp").build();
    private static final Schema ROW = SchemaBuilder.struct()
            .name("events")
            .field("client_id", UUID)
            .field("event_id", UUID)
            .field("occurred_at", TIME)
            .field("kind", Schema.STRING_SCHEMA)
            .field("zone", Schema.STRING_SCHEMA)
            .field("data", Schema.STRING_SCHEMA)
            .build();

    @Override
    public void configure(Map<String, ?> configs, boolean isKey) {
        // Nothing to choose.
    }

    @Override
    public byte[] fromConnectData(String topic, Schema schema, Object value) {
        throw new DataException("only a sink reads here");
    }

    @Override
    public SchemaAndValue toConnectData(String topic, byte[] value) {
        Struct row = new Struct(ROW);
        try (JsonParser parser = JSON.createParser(value)) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                parser.nextToken();
                switch (name) {
                    case "id" -> row.put("event_id", parser.getText());
                    case "subject" -> row.put("client_id", parser.getText());
                    case "time" -> row.put("occurred_at", parser.getText());
                    case "timezone" -> row.put("zone", parser.getText());
                    case "type" -> row.put("kind", parser.getText());
                    case "data" -> {
                        int from = (int) parser.currentTokenLocation().getByteOffset();
                        parser.skipChildren();
                        int to = (int) parser.currentLocation().getByteOffset();
                        row.put("data", new String(Arrays.copyOfRange(value, from, to), UTF_8));
                    }
                    default -> parser.skipChildren();
                }
            }
        } catch (IOException e) {
            throw new DataException(e);
        }
        return new SchemaAndValue(ROW, row);
    }
}
