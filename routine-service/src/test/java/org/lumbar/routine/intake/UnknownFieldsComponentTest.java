package org.lumbar.routine.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.lumbar.backbone.BackboneTestResource;
import org.lumbar.backbone.InjectBackbone;
import org.lumbar.backbone.TestStack;

/** Of a snapshot only what this service reads is stored: what any other member says, however deep, is in no table. */
@QuarkusTest
@WithTestResource(value = BackboneTestResource.class, initArgs = @ResourceArg(name = "database", value = "routine"))
class UnknownFieldsComponentTest {
    private static final String CANARY = "kanarienvogel";
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Of each kind examples in which every object of its schema is there. */
    private static final Map<String, List<String>> EXAMPLES = Map.of(
            "session",
            List.of("completed", "done-while-locked", "stopped-by-bone-pain", "unknown-fields"),
            "pain-rating",
            List.of("during-with-guidance", "unknown-fields"),
            "client-day",
            List.of("full", "nothing-rests", "unknown-fields"));

    @InjectBackbone
    TestStack stack;

    @Test
    void whatASnapshotSaysBesidesIsInNoTable() throws Exception {
        // Given
        UUID client = UUID.randomUUID();
        int published = 0;

        // When
        for (String kind : EXAMPLES.keySet()) {
            for (String name : EXAMPLES.getOrDefault(kind, List.of())) {
                ObjectNode value = example(kind + "/valid/" + name);
                value.put("clientId", client.toString());
                String own = own(kind, value, published++);
                everyObjectSays(value);
                stack.produce(kind + "s", client + ":" + own, Map.of(), JSON.writeValueAsBytes(value));
            }
        }
        await("all is read").until(() -> EXAMPLES.keySet().stream().allMatch(kind -> stack.lag(kind + "s") == 0));

        // Then
        assertThat(tablesWith(client.toString())).contains("fact");
        assertThat(count("select count(*) from fact where client_id = '" + client + "'"))
                .isEqualTo(published);
        assertThat(tablesWith(CANARY)).isEmpty();
    }

    /** Gives it a key of its own. */
    private static String own(String kind, ObjectNode value, int number) {
        if (kind.equals("client-day")) {
            value.put("localDay", "2026-11-" + (10 + number));
            return value.get("localDay").textValue();
        }
        String id = UUID.randomUUID().toString();
        value.put(kind.equals("session") ? "sessionId" : "ratingId", id);
        return id;
    }

    private static ObjectNode example(String name) throws IOException {
        String file = "/lumbar/contracts/examples/" + name + ".json";
        try (InputStream in = UnknownFieldsComponentTest.class.getResourceAsStream(file)) {
            return (ObjectNode) JSON.readTree(Objects.requireNonNull(in, file));
        }
    }

    private static void everyObjectSays(JsonNode value) {
        value.forEach(UnknownFieldsComponentTest::everyObjectSays);
        if (value instanceof ObjectNode object) {
            object.put("kanarie", CANARY);
        }
    }

    private List<String> tablesWith(String text) throws SQLException {
        List<String> found = new ArrayList<>();
        try (Connection connection = connection();
                Statement statement = connection.createStatement()) {
            List<String> tables = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery(
                    "select table_name from information_schema.tables where table_schema = 'public'")) {
                while (rows.next()) {
                    tables.add(rows.getString(1));
                }
            }
            for (String table : tables) {
                String sql = "select 1 from " + table + " t where t::text like '%" + text + "%' limit 1";
                try (ResultSet row = statement.executeQuery(sql)) {
                    if (row.next()) {
                        found.add(table);
                    }
                }
            }
        }
        return found;
    }

    private int count(String sql) throws SQLException {
        try (Connection connection = connection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getInt(1);
        }
    }

    private Connection connection() throws SQLException {
        return DriverManager.getConnection(
                stack.jdbcUrl(), stack.database().user(), stack.database().password());
    }
}
