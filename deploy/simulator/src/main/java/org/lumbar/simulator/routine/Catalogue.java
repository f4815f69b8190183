package org.lumbar.simulator.routine;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** The routines that the simulated clients follow, by key. */
public final class Catalogue {
    private final Map<String, Routine> byKey = new TreeMap<>();

    public Catalogue(Collection<Routine> routines) {
        routines.forEach(routine -> byKey.put(routine.key(), routine));
    }

    /** The copy kept with the simulator, for playing without any service. */
    public static Catalogue builtIn() {
        try (InputStream json = Catalogue.class.getResourceAsStream("/lumbar/simulator/routines.json")) {
            return new Catalogue(new ObjectMapper().readValue(json, new TypeReference<List<Routine>>() {}));
        } catch (IOException e) {
            throw new UncheckedIOException("the simulator's own routines.json cannot be read", e);
        }
    }

    /** All of them, by key. */
    public List<Routine> routines() {
        return List.copyOf(byKey.values());
    }

    /**
     * One routine.
     *
     * @throws NullPointerException if there is none of this key
     */
    public Routine routine(String key) {
        return Objects.requireNonNull(byKey.get(key), () -> "no routine " + key);
    }
}
