package org.lumbar.routine.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.lumbar.routine.problem.Refused;

/**
 * The five routines of the four sources, as shipped in {@code /lumbar/routine/catalogue}. What has been shipped once stays
 * as it is, because plans pin it: a correction is the next version, in a file of its own.
 */
final class BuiltInRoutines {
    private static final String FOLDER = "/lumbar/routine/catalogue/";
    private static final List<String> KEYS =
            List.of("warm-massage-cool", "eight-steps", "partner-massage", "ball-or-roller", "lumbar-massage");
    private static final int VERSIONS = 2;

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
            return newest ? format.routine(tree) : format.published(tree);
        } catch (Refused faulty) {
            throw new IllegalStateException("Built-in routine " + file + " has faults: " + faulty.faults(), faulty);
        }
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
