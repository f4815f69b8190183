package org.lumbar.routine.catalogue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.lumbar.foundation.input.Fault;
import org.lumbar.foundation.input.Said;
import org.lumbar.foundation.input.StrictJson;
import org.lumbar.foundation.input.Unreadable;
import org.lumbar.routine.problem.Refused;
import org.lumbar.routine.step.StepKind;

/** Routines as JSON or YAML text, and back. Both have the shape of {@code routine.v1.json}. */
final class RoutineFormat {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private static final YAMLMapper YAML = StrictJson.strict(YAMLMapper.builder()
            .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
            .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
            .build());

    private final RoutineFaults faults;

    RoutineFormat(CatalogueRules rules) {
        this.faults = new RoutineFaults(rules);
    }

    static CatalogueRules rules(String yaml) {
        try {
            return YAML.readValue(yaml, CatalogueRules.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The catalogue's rules can't be read", e);
        }
    }

    /** YAML 1.2 contains JSON, so both come this way. What is neither, or can't be stored, is refused. */
    static JsonNode tree(byte[] jsonOrYaml) {
        try {
            return tree(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(jsonOrYaml))
                    .toString());
        } catch (CharacterCodingException e) {
            throw malformed();
        }
    }

    static JsonNode tree(String jsonOrYaml) {
        JsonNode tree;
        try {
            tree = YAML.readTree(jsonOrYaml);
        } catch (JsonProcessingException | RuntimeException e) {
            // Whatever a parser trips over, the text is at fault.
            throw malformed();
        }
        try {
            return StrictJson.storable(tree);
        } catch (Unreadable e) {
            throw Refused.unreadable(e);
        }
    }

    private static Refused malformed() {
        return Refused.malformed(List.of(new Fault("malformed", "", "This is neither JSON nor YAML.")));
    }

    List<Fault> faults(JsonNode routine) {
        return faults.of(routine);
    }

    /** @throws Refused with all faults if it has any */
    Routine routine(JsonNode tree) {
        List<Fault> found = faults.of(tree);
        if (!found.isEmpty()) {
            throw Refused.invalid(found);
        }
        return published(tree);
    }

    /** What was published had no faults by the rules of its day; rules that have become stricter since don't take it away. */
    Routine published(JsonNode tree) {
        try {
            return JSON.treeToValue(withDefaults(tree), Routine.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("What was published can't be read as a Routine", e);
        }
    }

    static JsonNode tree(Routine routine) {
        return JSON.valueToTree(routine);
    }

    static String yaml(Routine routine) {
        try {
            return YAML.writeValueAsString(tree(routine));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A routine can always be written", e);
        }
    }

    /** What the schema calls a default is filled in, so that authors may leave it out. */
    private static JsonNode withDefaults(JsonNode tree) {
        ObjectNode routine = tree.deepCopy();
        if (!routine.has("progressions")) {
            routine.putArray("progressions");
        }
        if (!routine.has("language")) {
            routine.put("language", Said.USUAL_LANGUAGE);
        }
        if (!routine.has("texts")) {
            routine.putObject("texts");
        }
        ((ArrayNode) routine.get("steps")).forEach(step -> {
            ObjectNode fields = (ObjectNode) step;
            if (!fields.has("kind")) {
                fields.put("kind", StepKind.ACTION.name());
            }
            if (!fields.has("insteadOf")) {
                fields.putArray("insteadOf");
            }
            if (!fields.has("texts")) {
                fields.putObject("texts");
            }
        });
        return routine;
    }
}
