package org.lumbar.session.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.lumbar.backbone.BackboneTestResource;
import org.lumbar.backbone.InjectBackbone;
import org.lumbar.backbone.TestStack;
import org.lumbar.session.contract.Examples;

/** Of an event, a client and a plan only what the contract knows is stored: what any other member says is in no table. */
@QuarkusTest
@QuarkusTestResource(
        value = BackboneTestResource.class,
        restrictToAnnotatedClass = true,
        initArgs = @ResourceArg(name = "database", value = "session"))
class UnknownFieldsComponentTest {
    private static final String CANARY = "kanarienvogel";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> TYPES =
            List.of("started", "step-completed", "step-skipped", "pain-rated", "stopped", "completed");

    @InjectBackbone
    TestStack stack;

    @Test
    void whatAnEventSaysBesidesIsInNoTableAndNoSnapshotWhateverItsTypeItsModeAndHowDeepItLies() throws Exception {
        // Given
        AtomicInteger sent = new AtomicInteger();
        List<Callable<Story>> clients = Examples.of("session.", "valid").stream()
                .<Callable<Story>>map(example -> () -> sendSpoiled(example, sent))
                .toList();
        List<Story> stories = new ArrayList<>();

        // When
        ExecutorService phones = Executors.newFixedThreadPool(8);
        for (Future<Story> client : phones.invokeAll(clients)) {
            stories.add(client.get());
        }
        phones.shutdown();
        stories.forEach(Story::settle);

        // Then
        assertThat(stories).allSatisfy(story -> assertThat(story.deadLetters()).isEmpty());
        assertThat(stories.stream().mapToLong(story -> story.count("events")).sum())
                .isEqualTo(sent.get())
                .isGreaterThan(1_000);
        assertThat(tablesWith(CANARY)).isEmpty();
        for (String topic : List.of("sessions", "pain-ratings", "client-days")) {
            assertThat(stack.consume(topic))
                    .isNotEmpty()
                    .allSatisfy(record ->
                            assertThat(new String(record.value(), UTF_8)).doesNotContain(CANARY));
        }
    }

    @Test
    void whatSnapshotsOfClientsAndPlansSayBesidesIsInNoTable() throws Exception {
        for (String kind : List.of("client", "plan")) {
            for (Path example : Examples.of(kind + "/", "valid")) {
                // Given
                Story story = new Story(stack);
                ObjectNode value = (ObjectNode) JSON.readTree(Examples.bytes(example));
                value.put("clientId", story.client.toString());
                everyObjectSays(value);

                // When
                String key = story.client
                        + (kind.equals("plan") ? ":" + value.get("planId").textValue() : "");
                stack.produce(kind + "s", key, Map.of(), JSON.writeValueAsBytes(value));
                story.settle();

                // Then
                assertThat(story.count(kind + "s")).as("%s", example).isEqualTo(1);
            }
        }
        assertThat(tablesWith(CANARY)).isEmpty();
    }

    @Test
    void aTextThatIsStoredWouldBeFound() throws Exception {
        // Given
        Story story = new Story(stack).withClient().withPlan();
        String known = "rotkehlchen " + story.client;

        // When
        story.send(
                "step-completed",
                3,
                "{\"sessionId\": \"%s\", \"stepKey\": \"knead\", \"equipment\": \"%s\"}"
                        .formatted(story.session, known));
        story.settle();

        // Then
        assertThat(tablesWith(known)).contains("events");
    }

    private Story sendSpoiled(Path example, AtomicInteger sent) throws IOException {
        Story story = new Story(stack).withClient().withPlan();
        int number = 0;
        for (ObjectNode spoiled : spoiled((ObjectNode) JSON.readTree(Examples.bytes(example)))) {
            structured(story, own(story, spoiled, number++));
            binary(story, own(story, spoiled, number++));
        }
        sent.addAndGet(number);
        return story;
    }

    /** The event with one thing more each time: beside its attributes, in its data, deep in it, or a member of another type. */
    private static List<ObjectNode> spoiled(ObjectNode event) throws IOException {
        List<ObjectNode> all = new ArrayList<>();
        ObjectNode everywhere = event.deepCopy();
        everyObjectSays(everywhere);
        all.add(everywhere);
        ObjectNode beside = event.deepCopy();
        beside.put("note", CANARY).putArray("notes").add(CANARY);
        all.add(beside);
        ObjectNode inData = event.deepCopy();
        data(inData).put("note", CANARY);
        all.add(inData);
        ObjectNode named = event.deepCopy();
        data(named).put(CANARY, 1);
        all.add(named);
        ObjectNode deep = event.deepCopy();
        data(deep).putObject("more").putArray("list").addArray().addObject().put("note", CANARY);
        all.add(deep);
        List<String> own = members(event.get("type").textValue().replaceAll(".*session\\.|\\.v1", ""));
        for (String member : membersOfAll()) {
            if (!own.contains(member)) {
                ObjectNode foreign = event.deepCopy();
                data(foreign).put(member, CANARY);
                all.add(foreign);
                ObjectNode nested = event.deepCopy();
                data(nested).putObject(member).put("version", CANARY).put("passed", true);
                all.add(nested);
            }
        }
        return all;
    }

    private static void everyObjectSays(JsonNode value) {
        if (value instanceof ObjectNode object) {
            object.forEach(UnknownFieldsComponentTest::everyObjectSays);
            object.put("kanarie", CANARY);
        } else {
            value.forEach(UnknownFieldsComponentTest::everyObjectSays);
        }
    }

    private static ObjectNode data(ObjectNode event) {
        return (ObjectNode) event.get("data");
    }

    /** A session id is the only member that every type may have; a rating outside of sessions must not. */
    private static List<String> membersOfAll() throws IOException {
        List<String> all = new ArrayList<>();
        for (String type : TYPES) {
            all.addAll(members(type));
        }
        return all.stream().distinct().filter(name -> !name.equals("sessionId")).toList();
    }

    private static List<String> members(String type) throws IOException {
        String file = "/lumbar/contracts/schemas/session." + type + ".v1.json";
        try (InputStream in = UnknownFieldsComponentTest.class.getResourceAsStream(file)) {
            JsonNode properties = JSON.readTree(requireNonNull(in, file)).get("properties");
            return properties.properties().stream().map(Map.Entry::getKey).toList();
        }
    }

    /** An event of that client, under an id of its own, in a session of its own, and not too many on one day. */
    private static ObjectNode own(Story story, ObjectNode event, int number) {
        ObjectNode own = event.deepCopy();
        OffsetDateTime time =
                OffsetDateTime.parse(event.get("time").textValue()).plusDays(number % 10);
        own.put("time", DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(time));
        own.put("id", UUID.randomUUID().toString()).put("subject", story.client.toString());
        ObjectNode data = data(own);
        if (data.has("sessionId")) {
            data.put("sessionId", UUID.randomUUID().toString());
        }
        if (event.get("type").textValue().endsWith("started.v1")) {
            data.put("planId", story.plan.toString());
        }
        return own;
    }

    private void structured(Story story, ObjectNode event) throws IOException {
        story.sendBytes(JSON.writeValueAsBytes(event));
    }

    private void binary(Story story, ObjectNode event) throws IOException {
        Map<String, String> headers = new HashMap<>(Map.of("content-type", "application/json"));
        event.properties().stream()
                .filter(member ->
                        member.getValue().isTextual() && !member.getKey().equals("datacontenttype"))
                .forEach(member ->
                        headers.put("ce_" + member.getKey(), member.getValue().textValue()));
        stack.produce("session-events", story.client.toString(), headers, JSON.writeValueAsBytes(event.get("data")));
    }

    /** The tables of which a row has that text, as a text or as its bytes. */
    private List<String> tablesWith(String text) throws SQLException {
        String bytes = HexFormat.of().formatHex(text.getBytes(UTF_8));
        List<String> found = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection(
                        stack.jdbcUrl(),
                        stack.database().user(),
                        stack.database().password());
                Statement statement = connection.createStatement()) {
            for (String table : tables(statement)) {
                try (ResultSet row = statement.executeQuery("SELECT 1 FROM " + table + " t WHERE t::text LIKE '%" + text
                        + "%' OR t::text LIKE '%" + bytes + "%' LIMIT 1")) {
                    if (row.next()) {
                        found.add(table);
                    }
                }
            }
        }
        return found;
    }

    private static List<String> tables(Statement statement) throws SQLException {
        List<String> tables = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery(
                "SELECT table_name FROM information_schema.tables WHERE table_schema = 'public'")) {
            while (rows.next()) {
                tables.add(rows.getString(1));
            }
        }
        return tables;
    }
}
