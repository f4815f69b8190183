package org.lumbar.backbone.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The API document of a service that the contract has stored. */
public final class StoredDocument {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();

    /** The order of media types means something to generators: the first one is taken. */
    private static final ObjectMapper IN_ITS_ORDER =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final JsonNode document;
    private final List<Operation> operations = new ArrayList<>();
    private final SchemaRegistry schemas = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    private final Map<String, Schema> known = new ConcurrentHashMap<>();

    private record Operation(String name, String method, Pattern path, JsonNode says) {}

    private StoredDocument(JsonNode document) {
        this.document = document;
        document.path("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .properties()
                        .forEach(each -> operations.add(operation(each.getKey(), path.getKey(), each.getValue()))));
    }

    private static Operation operation(String method, String path, JsonNode says) {
        String upper = method.toUpperCase(Locale.ROOT);
        Pattern pattern = Pattern.compile(path.replace(".", "\\.").replaceAll("\\{\\w+}", "[^/]+"));
        return new Operation(upper + " " + path, upper, pattern, says);
    }

    /** @param service such as {@code routine-service} */
    public static StoredDocument of(String service) {
        String file = "/lumbar/contracts/openapi/" + service + ".json";
        try (InputStream in = StoredDocument.class.getResourceAsStream(file)) {
            return new StoredDocument(JSON.readTree(Objects.requireNonNull(in, file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Compares a running service's document with the stored one, or stores it where the system property {@code api.store} is set.
     *
     * @param repository the root of the sources
     * @return both as text, in the order of their names
     */
    public static List<String> both(String service, String running, Path repository) {
        Path file = repository.resolve("contracts/src/main/resources/lumbar/contracts/openapi/" + service + ".json");
        try {
            Map<?, ?> document = JSON.readValue(running, Map.class);
            document.remove("servers");
            if (Boolean.getBoolean("api.store")) {
                Files.createDirectories(file.getParent());
                Files.writeString(file, IN_ITS_ORDER.writeValueAsString(document) + "\n");
            }
            Map<?, ?> stored = JSON.readValue(Files.readString(file), Map.class);
            return List.of(JSON.writeValueAsString(stored), JSON.writeValueAsString(document));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * What is wrong with an answer by this document; null if nothing is, or the document has no such operation.
     *
     * @param body null if it is no JSON
     */
    @Nullable
    String fault(String method, String path, int status, @Nullable String body) {
        for (Operation each : operations) {
            if (each.method().equals(method) && each.path().matcher(path).matches()) {
                return fault(each, status, body);
            }
        }
        return null;
    }

    private @Nullable String fault(Operation operation, int status, @Nullable String body) {
        JsonNode answer = operation.says().path("responses").path(String.valueOf(status));
        String what = operation.name() + " answered " + status;
        if (answer.isMissingNode()) {
            return what + ", which its document doesn't name: " + body;
        }
        if (body == null || body.isEmpty()) {
            return null;
        }
        String code = tree(body).path("code").asText("");
        if (status >= 400 && !has(answer.path("x-codes"), code)) {
            return what + " with the code " + code + ", which its document doesn't name";
        }
        JsonNode schema = status >= 400
                ? answer.at("/content/application~1problem+json/schema")
                : answer.at("/content/application~1json/schema");
        var errors = known.computeIfAbsent(operation.name() + status, key -> compiled(schema))
                .validate(tree(body));
        return errors.isEmpty() ? null : what + " with a body that its document doesn't allow: " + errors;
    }

    private Schema compiled(JsonNode schema) {
        var whole = JSON.createObjectNode();
        whole.putArray("allOf").add(schema.isMissingNode() ? JSON.createObjectNode() : schema);
        whole.set("components", document.path("components"));
        return schemas.getSchema(whole);
    }

    private static boolean has(JsonNode codes, String code) {
        for (JsonNode each : codes) {
            if (each.asText().equals(code)) {
                return true;
            }
        }
        return false;
    }

    private static JsonNode tree(String body) {
        try {
            return JSON.readTree(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
