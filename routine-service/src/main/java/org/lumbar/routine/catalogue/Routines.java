package org.lumbar.routine.catalogue;

import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** All published routines. Loaded at start, so that a broken built-in one is found then and not by a client. */
@Startup
@ApplicationScoped
public class Routines {
    private final CatalogueRules rules = BuiltInRoutines.rules();
    private final List<Routine> builtIn = BuiltInRoutines.load(new RoutineFormat(rules));

    CatalogueRules rules() {
        return rules;
    }

    List<Routine> all() {
        return builtIn;
    }

    /** @param version null for the newest */
    public Optional<Routine> find(String key, @Nullable Integer version) {
        return builtIn.stream()
                .filter(routine -> routine.key().equals(key))
                .filter(routine -> version == null || routine.version() == version)
                .max(Comparator.comparingInt(Routine::version));
    }
}
