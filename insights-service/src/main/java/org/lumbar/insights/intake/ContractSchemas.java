package org.lumbar.insights.intake;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.path.NodePath;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lumbar.insights.intake.Reading.Rejected;

/** The contract's JSON Schemas, as the judges of what comes in. */
@ApplicationScoped
class ContractSchemas {

    private static final String SCHEMAS = "https://lumbar.org/contracts/schemas";

    /** What the topic of practices carries; nothing there is about a client. */
    static final String PRACTICE = "practice";

    private final Map<String, Schema> byName = new HashMap<>();

    ContractSchemas() {
        SchemaRegistryConfig config =
                SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build();
        SchemaRegistry registry = SchemaRegistry.withDefaultDialect(
                SpecificationVersion.DRAFT_2020_12,
                builder -> builder.schemaRegistryConfig(config)
                        .schemaIdResolvers(ids -> ids.mapPrefix(SCHEMAS, "classpath:lumbar/contracts/schemas")));
        Stream.concat(Stream.of(Kind.values()).map(Kind::contractName), Stream.of(PRACTICE))
                .forEach(name ->
                        byName.put(name, registry.getSchema(SchemaLocation.of(SCHEMAS + "/" + name + ".v1.json"))));
    }

    /**
     * The innermost fault of a value, or empty if it is as the contract says.
     *
     * @param name what it is of, in the contract's words
     */
    Optional<Rejected> faultIn(String name, JsonNode value) {
        Schema schema = byName.get(name);
        if (schema == null) {
            throw new IllegalStateException("There is no schema of " + name);
        }
        List<Error> errors = schema.validate(value);
        // A oneOf reports the faults of all its branches; a branch whose const does not hold was never meant.
        Set<String> otherBranches = errors.stream()
                .filter(error -> "const".equals(error.getKeyword()))
                .map(error -> branch(error.getEvaluationPath()))
                .collect(Collectors.toSet());
        return errors.stream()
                .filter(error -> otherBranches.stream()
                        .noneMatch(branch -> !branch.isEmpty()
                                && error.getEvaluationPath().toString().startsWith(branch)))
                .max(Comparator.comparingInt(error -> pointer(error).split("/", -1).length))
                .map(error -> new Rejected(code(error), pointer(error)));
    }

    private static String code(Error error) {
        return "required".equals(error.getKeyword()) ? "missing-field" : "invalid-field";
    }

    private static String pointer(Error error) {
        StringBuilder pointer = new StringBuilder();
        NodePath path = error.getInstanceLocation();
        for (int i = 0; i < path.getNameCount(); i++) {
            pointer.append('/').append(path.getElement(i));
        }
        String missing = "required".equals(error.getKeyword()) ? error.getProperty() : null;
        return missing == null
                ? pointer.toString()
                : pointer.append('/').append(missing).toString();
    }

    private static String branch(@Nullable NodePath path) {
        String text = String.valueOf(path);
        int start = text.lastIndexOf("/oneOf/");
        if (start < 0) {
            return "";
        }
        int end = text.indexOf('/', start + "/oneOf/".length());
        return text.substring(0, end < 0 ? text.length() : end + 1);
    }
}
