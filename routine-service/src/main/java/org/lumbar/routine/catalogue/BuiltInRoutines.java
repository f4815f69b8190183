package org.lumbar.routine.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.lumbar.foundation.input.Fault;
import org.lumbar.routine.problem.Refused;

/**
 * The five routines of the four sources, as shipped in {@code /lumbar/routine/catalogue}. What has been shipped once stays
 * as it is, because plans pin it: a correction is the next version, in a file of its own. Its words in other languages are in files
 * beside it, whole, and may be bettered or come later: they change no dose and no rule.
 */
final class BuiltInRoutines {
    private static final String FOLDER = "/lumbar/routine/catalogue/";
    private static final List<String> KEYS =
            List.of("warm-massage-cool", "eight-steps", "partner-massage", "ball-or-roller", "lumbar-massage");
    private static final int VERSIONS = 2;

    /** Tags of the languages beside English. */
    static final List<String> FURTHER_LANGUAGES = List.of("de");

    private BuiltInRoutines() {}

    static CatalogueRules rules() {
        return RoutineFormat.rules(text("rules.yaml"));
    }

    /** @throws IllegalStateException naming file and faults, so that a broken catalogue never starts */
    static List<Routine> load(RoutineFormat format) {
        return KEYS.stream()
                .flatMap(key -> IntStream.rangeClosed(1, VERSIONS).mapToObj(version -> key + "." + version + ".yaml"))
                .map(file -> load(format, file))
                .toList();
    }

    /** The newest version of each, in the order of the sources. */
    static List<Routine> newest(List<Routine> versions) {
        return versions.stream()
                .filter(routine -> routine.version() == VERSIONS)
                .toList();
    }

    private static Routine load(RoutineFormat format, String file) {
        try {
            // What was shipped before had no faults by the rules of its day.
            boolean newest = file.endsWith("." + VERSIONS + ".yaml");
            JsonNode tree = RoutineFormat.tree(text(file));
            for (String language : FURTHER_LANGUAGES) {
                JsonNode words = RoutineFormat.tree(text(file.replace(".yaml", "." + language + ".yaml")));
                tree = withWords(format, tree, language, words);
            }
            return newest ? format.routine(tree) : format.published(tree);
        } catch (Refused faulty) {
            throw new IllegalStateException("Built-in routine " + file + " has faults: " + faulty.faults(), faulty);
        }
    }

    /**
     * A routine with its words in one more language.
     *
     * @param words those of the routine, and in {@code steps} those of each step by its key
     * @throws Refused naming each text that is missing, or that belongs to nothing
     */
    static JsonNode withWords(RoutineFormat format, JsonNode routine, String language, JsonNode words) {
        ObjectNode tree = routine.deepCopy();
        ObjectNode ofRoutine = words.deepCopy();
        JsonNode ofSteps = ofRoutine.path("steps");
        ofRoutine.remove("steps");
        tree.withObjectProperty("texts").set(language, ofRoutine);
        Set<String> keys = new HashSet<>();
        tree.path("steps").forEach(step -> {
            String key = step.path("key").asText();
            keys.add(key);
            if (ofSteps.has(key)) {
                ((ObjectNode) step).withObjectProperty("texts").set(language, ofSteps.get(key));
            }
        });
        List<Fault> faults = new ArrayList<>(format.faults(tree));
        faults.removeIf(fault -> !fault.pointer().contains("/texts"));
        ofSteps.fieldNames().forEachRemaining(key -> {
            if (!keys.contains(key)) {
                faults.add(new Fault("unknown-step", "/steps/" + key, "The routine has no such step."));
            }
        });
        if (!faults.isEmpty()) {
            throw Refused.invalid(faults);
        }
        return tree;
    }

    private static String text(String file) {
        try (InputStream in = BuiltInRoutines.class.getResourceAsStream(FOLDER + file)) {
            if (in == null) {
                throw new IllegalStateException("Built-in routine " + file + " is missing");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException("Built-in routine " + file + " can't be read", e);
        }
    }
}
