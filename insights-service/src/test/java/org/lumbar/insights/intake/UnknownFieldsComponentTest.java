package org.lumbar.insights.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.lumbar.backbone.BackboneTestResource;
import org.lumbar.backbone.InjectBackbone;
import org.lumbar.backbone.TestStack;

/** Of a snapshot only what this service reads is stored: what any other member says, however deep, is in no table. */
@QuarkusTest
@QuarkusTestResource(
        value = BackboneTestResource.class,
        restrictToAnnotatedClass = true,
        initArgs = @ResourceArg(name = "database", value = "insights"))
class UnknownFieldsComponentTest {
    private static final String CANARY = "kanarienvogel";
    private static final Path EXAMPLES = Examples.root();
    private static final ObjectMapper JSON = new ObjectMapper();

    @InjectBackbone
    TestStack stack;

    @Test
    void whatASnapshotSaysBesidesIsInNoTable() throws Exception {
        // Given a client for each example, so that none replaces another
        int published = 0;
        int stored = 0;

        // When
        for (Kind kind : Kind.values()) {
            for (String name :
                    Examples.in(EXAMPLES, kind.contractName() + "/valid").toList()) {
                ObjectNode value = (ObjectNode) JSON.readTree(Files.readAllBytes(EXAMPLES.resolve(name)));
                value.put("clientId", UUID.randomUUID().toString());
                String key = new String(SnapshotsContractTest.key(kind, value), StandardCharsets.UTF_8);
                everyObjectSays(value);
                stack.produce(kind.contractName() + "s", key, Map.of(), JSON.writeValueAsBytes(value));
                published++;
            }
        }
        await("all is read")
                .atMost(Duration.ofSeconds(60))
                .until(() -> List.of("clients", "plans", "sessions", "pain-ratings", "client-days").stream()
                        .allMatch(topic -> stack.lag(topic) == 0));

        // Then
        for (String table : List.of("client", "plan", "session", "pain_rating", "client_day")) {
            stored += count(table);
        }
        assertThat(stored).isEqualTo(published).isGreaterThan(40);
        assertThat(tablesWith(CANARY)).isEmpty();
        assertThat(tablesWith("Europe/Berlin")).as("what is stored is found").contains("client", "plan", "session");
    }

    private static void everyObjectSays(JsonNode value) {
        value.forEach(UnknownFieldsComponentTest::everyObjectSays);
        if (value instanceof ObjectNode object) {
            object.put("kanarie", CANARY);
            // The members of texts are languages: one that is none is refused, and no unknown field.
            if (object.get("texts") instanceof ObjectNode texts) {
                texts.remove("kanarie");
            }
        }
    }

    private List<String> tablesWith(String text) throws SQLException {
        List<String> found = new ArrayList<>();
        try (Connection connection = connection();
                Statement statement = connection.createStatement()) {
            List<String> tables = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery(
                    "SELECT table_name FROM information_schema.tables WHERE table_schema = 'public'")) {
                while (rows.next()) {
                    tables.add(rows.getString(1));
                }
            }
            for (String table : tables) {
                String sql = "SELECT 1 FROM " + table + " t WHERE t::text LIKE '%" + text + "%' LIMIT 1";
                try (ResultSet row = statement.executeQuery(sql)) {
                    if (row.next()) {
                        found.add(table);
                    }
                }
            }
        }
        return found;
    }

    private int count(String table) throws SQLException {
        try (Connection connection = connection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT count(*) FROM " + table)) {
            row.next();
            return row.getInt(1);
        }
    }

    private Connection connection() throws SQLException {
        return DriverManager.getConnection(
                stack.jdbcUrl(), stack.database().user(), stack.database().password());
    }
}
