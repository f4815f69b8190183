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
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lumbar.insights.intake.Reading.Rejected;

/** The contract's JSON Schemas, as the judges of what comes in. */
@ApplicationScoped
class ContractSchemas {

    private static final String SCHEMAS = "https://lumbar.org/contracts/schemas";

    private final Map<Kind, Schema> byKind = new EnumMap<>(Kind.class);

    ContractSchemas() {
        SchemaRegistryConfig config =
                SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build();
        SchemaRegistry registry = SchemaRegistry.withDefaultDialect(
                SpecificationVersion.DRAFT_2020_12,
                builder -> builder.schemaRegistryConfig(config)
                        .schemaIdResolvers(ids -> ids.mapPrefix(SCHEMAS, "classpath:lumbar/contracts/schemas")));
        for (Kind kind : Kind.values()) {
            byKind.put(kind, registry.getSchema(SchemaLocation.of(SCHEMAS + "/" + kind.contractName() + ".v1.json")));
        }
    }

    /** The innermost fault of a value, or empty if it is as the contract says. */
    Optional<Rejected> faultIn(Kind kind, JsonNode value) {
        Schema schema = byKind.get(kind);
        if (schema == null) {
            throw new IllegalStateException("There is no schema of " + kind);
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
