package org.lumbar.routine.catalogue;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All published routines: the built-in ones, which belong to everybody, and each practice's own. Built-in ones are loaded at
 * start, so that a broken one is found then and not by a client.
 */
@Startup
@ApplicationScoped
public class Routines implements PanacheRepositoryBase<RoutineVersion, RoutineVersion.Id> {
    private final CatalogueRules rules = BuiltInRoutines.rules();
    private final RoutineFormat format = new RoutineFormat(rules);
    private final List<Routine> builtIn = BuiltInRoutines.load(format);
    private final List<Routine> newest = BuiltInRoutines.newest(builtIn);

    public CatalogueRules rules() {
        return rules;
    }

    RoutineFormat format() {
        return format;
    }

    boolean isBuiltIn(String key) {
        return builtIn.stream().anyMatch(routine -> routine.key().equals(key));
    }

    /** What a practice may choose from: of each built-in routine the newest version, and all of its own. */
    @Transactional
    public List<Routine> all(@Nullable UUID practiceId) {
        Stream<Routine> own = practiceId == null
                ? Stream.empty()
                : list("id.practiceId = ?1 and published order by id.key, id.version", practiceId).stream()
                        .map(version -> format.published(version.routine()));
        return Stream.concat(newest.stream(), own).toList();
    }

    /**
     * A published version.
     *
     * @param practiceId whose own routines to look through, besides the built-in ones
     * @param version null for the newest
     */
    @Transactional
    public Optional<Routine> find(@Nullable UUID practiceId, String key, @Nullable Integer version) {
        Stream<Routine> candidates = isBuiltIn(key) ? builtIn.stream() : own(practiceId, key, version);
        return candidates
                .filter(routine -> routine.key().equals(key))
                .filter(routine -> version == null || routine.version() == version)
                .max(Comparator.comparingInt(Routine::version));
    }

    /** The one version that is wanted and no other: a practice may have many. */
    private Stream<Routine> own(@Nullable UUID practiceId, String key, @Nullable Integer version) {
        if (practiceId == null) {
            return Stream.empty();
        }
        Optional<RoutineVersion> found = version == null
                ? find("id.practiceId = ?1 and id.key = ?2 and published order by id.version desc", practiceId, key)
                        .firstResultOptional()
                : findByIdOptional(new RoutineVersion.Id(practiceId, key, version));
        return found.filter(one -> one.published).map(one -> format.published(one.routine())).stream();
    }
}
