package org.lumbar.routine.catalogue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.lumbar.routine.problem.Refused;

/** The five routines of the four sources, as shipped in {@code /lumbar/routine/catalogue}. */
final class BuiltInRoutines {
    private static final String FOLDER = "/lumbar/routine/catalogue/";
    private static final List<String> FILES = List.of(
            "warm-massage-cool.yaml",
            "eight-steps.yaml",
            "partner-massage.yaml",
            "ball-or-roller.yaml",
            "lumbar-massage.yaml");

    private BuiltInRoutines() {}

    static CatalogueRules rules() {
        return RoutineFormat.rules(text("rules.yaml"));
    }

    /** @throws IllegalStateException naming file and faults, so that a broken catalogue never starts */
    static List<Routine> load(RoutineFormat format) {
        return FILES.stream().map(file -> load(format, file)).toList();
    }

    private static Routine load(RoutineFormat format, String file) {
        try {
            return format.routine(RoutineFormat.tree(text(file)));
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
