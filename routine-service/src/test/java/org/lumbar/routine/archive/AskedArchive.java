package org.lumbar.routine.archive;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.response.Response;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.lumbar.backbone.TestStack;
import org.lumbar.routine.Practice;

/** A client with a plan, of whom an archive is asked for, and what the other services say to that. */
final class AskedArchive {
    private static final ObjectMapper JSON = new ObjectMapper();

    final Practice practice;
    final UUID clientId;
    private final TestStack stack;

    AskedArchive(TestStack stack) {
        this.stack = stack;
        this.practice = new Practice(stack);
        this.clientId = practice.newClient();
        var unused = practice.planOf(clientId, "ball-or-roller", 0);
    }

    String ask() {
        Response answer = practice.client(clientId).post("/v1/clients/{id}/archives", clientId);
        answer.then().statusCode(202);
        String archive = answer.path("archiveId");
        assertThat(answer.header("Location")).endsWith(path(archive));
        return archive;
    }

    void ready(String archive) {
        await("it is ready")
                .atMost(Duration.ofMinutes(1))
                .until(() -> "READY".equals(practice.admin().get(path(archive)).path("state")));
    }

    Response fetch(String archive) {
        Response answer = practice.client(clientId).get(content(archive));
        answer.then().statusCode(200).contentType("application/zip").header("Cache-Control", "no-store");
        return answer;
    }

    String path(String archive) {
        return "/v1/clients/" + clientId + "/archives/" + archive;
    }

    String content(String archive) {
        return path(archive) + "/content";
    }

    void answer(String archive, String service, UUID attempt, String... rows) {
        if (rows.length > 0) {
            part(archive, service, attempt, 1, rows);
        }
        end(archive, service, attempt, rows.length > 0 ? 1 : 0, rows.length);
    }

    void part(String archive, String service, UUID attempt, int number, String... rows) {
        send(
                "{\"archiveId\": \"%s\", \"clientId\": \"%s\", \"service\": \"%s\", \"attempt\": \"%s\", \"kind\": \"things\", \"part\": %d, \"rows\": [%s]}"
                        .formatted(archive, clientId, service, attempt, number, String.join(",", rows)));
    }

    void end(String archive, String service, UUID attempt, int parts) {
        end(archive, service, attempt, parts, parts * 4);
    }

    void end(String archive, String service, UUID attempt, int parts, int rows) {
        send(
                ("{\"archiveId\": \"%s\", \"clientId\": \"%s\", \"service\": \"%s\", \"attempt\": \"%s\", \"kinds\": [{\"kind\": \"things\","
                                + " \"title\": {\"en\": \"Things\", \"de\": \"Dinge\"}, \"parts\": %d, \"rows\": %d, \"schema\": {\"type\": \"object\"}}]}")
                        .formatted(archive, clientId, service, attempt, parts, rows));
    }

    void send(String part) {
        stack.produce("archive-parts", clientId.toString(), Map.of(), part.getBytes(UTF_8));
    }

    List<JsonNode> requests() throws IOException {
        List<JsonNode> requests = new ArrayList<>();
        for (var record : stack.consume("archive-requests")) {
            if (clientId.toString().equals(record.key())) {
                requests.add(JSON.readTree(record.value()));
            }
        }
        return requests;
    }

    static Map<String, byte[]> unzip(Response answer) throws IOException {
        return unzip(answer.asByteArray());
    }

    static Map<String, byte[]> unzip(byte[] zip) throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                files.put(entry.getName(), in.readAllBytes());
            }
        }
        return files;
    }

    int count(String table) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "select count(*) from " + table + " where client_id = '" + clientId + "'")) {
            rows.next();
            return rows.getInt(1);
        }
    }

    void execute(String sql) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(
                stack.jdbcUrl(), stack.database().user(), stack.database().password());
    }
}
