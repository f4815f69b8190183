package org.lumbar.contracts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/** The stored API documents, as the gates read them. */
final class ApiDocuments {
    static final Path STORED = Contract.ROOT.resolve("openapi");
    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch");
    private static final String SCHEMAS = "#/components/schemas/";
    private static final SchemaRegistry REGISTRY =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    private ApiDocuments() {}

    /** An operation, and the document that has it. */
    record Operation(String name, JsonNode says, JsonNode document) {
        String id() {
            return says.path("operationId").asText();
        }

        @Override
        public String toString() {
            return name;
        }

        /** The answers whose status begins so. */
        List<Map.Entry<String, JsonNode>> answers(Predicate<String> status) {
            return says.path("responses").properties().stream()
                    .filter(each -> status.test(each.getKey()))
                    .toList();
        }
    }

    static JsonNode document(Path file) {
        try {
            return Contract.read(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<Operation> operations() {
        List<Operation> all = new ArrayList<>();
        Contract.list(STORED).forEach(file -> all.addAll(operations(document(file))));
        return all;
    }

    static List<Operation> operations(JsonNode document) {
        List<Operation> all = new ArrayList<>();
        document.path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().stream()
                        .filter(each -> METHODS.contains(each.getKey()))
                        .map(each -> new Operation(
                                each.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey(),
                                each.getValue(),
                                document))
                        .forEach(all::add));
        return all;
    }

    /** A schema of a document, with all that it refers to. */
    static Schema schema(JsonNode document, JsonNode schema) {
        ObjectNode whole = JsonNodeFactory.instance.objectNode();
        whole.putArray("allOf").add(schema);
        whole.set("components", document.path("components"));
        return REGISTRY.getSchema(whole);
    }

    /** The names of the schemas that a part of a document refers to, directly or through others. */
    static Set<String> reached(JsonNode document, JsonNode from) {
        Set<String> names = new TreeSet<>();
        List<JsonNode> open = new ArrayList<>(List.of(from));
        while (!open.isEmpty()) {
            JsonNode node = open.remove(open.size() - 1);
            String text = node.isTextual() ? node.asText() : "";
            if (text.startsWith(SCHEMAS) && names.add(text.substring(SCHEMAS.length()))) {
                open.add(document.at("/components/schemas/" + text.substring(SCHEMAS.length())));
            }
            node.forEach(open::add);
        }
        return names;
    }
}
