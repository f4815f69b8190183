package org.lumbar.routine.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.lumbar.foundation.access.Caller;
import org.lumbar.foundation.input.Fault;
import org.lumbar.routine.problem.Refused;

/** A practice writes its own routines: a draft may be saved with faults, which are all named; publishing needs none. */
@ApplicationScoped
public class AuthorRoutine {
    private static final Pattern KEY = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");

    private final Routines routines;
    private final Clock clock;

    AuthorRoutine(Routines routines, Clock clock) {
        this.routines = routines;
        this.clock = clock;
    }

    /** @param faults what has to be mended before it can be published */
    public record Draft(String key, int version, boolean published, List<Fault> faults, JsonNode routine) {}

    /**
     * Publishes a copy of a routine as the practice's own, in its first version.
     *
     * @param key of the copy
     * @param titles of the copy, one for each language of the original
     * @throws Refused 400 for a key or a title that is none; 409 if the key is taken
     */
    @Transactional
    public Routine copy(Caller caller, Routine original, String key, Map<String, String> titles) {
        ObjectNode tree = RoutineFormat.tree(original).deepCopy();
        tree.put("key", key).put("version", 1).put("title", titles.get(original.language()));
        tree.path("texts")
                .properties()
                .forEach(text -> ((ObjectNode) text.getValue()).put("title", titles.get(text.getKey())));
        RoutineVersion.Id id = id(caller, tree);
        if (routines.findById(id) != null) {
            throw Refused.conflict("routine-published", "Your practice has a routine of this key already.");
        }
        RoutineVersion copy = new RoutineVersion(id);
        copy.put(tree, caller.subject(), clock.instant());
        routines.persist(copy);
        return publish(caller, key, 1);
    }

    /**
     * Saves a draft, or a new text of it.
     *
     * @throws Refused 409 if the version is published, or the key belongs to a built-in routine
     */
    @Transactional
    Draft save(Caller caller, byte[] jsonOrYaml) {
        JsonNode tree = RoutineFormat.tree(jsonOrYaml);
        RoutineVersion.Id id = id(caller, tree);
        RoutineVersion known = routines.findById(id);
        if (known != null && known.published) {
            if (known.routine().equals(tree)) {
                return draft(known);
            }
            throw Refused.conflict("routine-published", "A published version never changes; write the next one.");
        }
        RoutineVersion version = known == null ? new RoutineVersion(id) : known;
        version.put(tree, caller.subject(), clock.instant());
        routines.persist(version);
        return draft(version);
    }

    @Transactional
    Draft get(Caller caller, String key, int version) {
        return draft(find(caller, key, version));
    }

    /** @throws Refused 400 naming every fault */
    @Transactional
    Routine publish(Caller caller, String key, int number) {
        RoutineVersion version = find(caller, key, number);
        Routine routine = routines.format().routine(version.routine());
        version.published = true;
        version.changedBy = caller.subject();
        version.changedAt = clock.instant();
        return routine;
    }

    private RoutineVersion find(Caller caller, String key, int version) {
        RoutineVersion found = routines.findById(new RoutineVersion.Id(caller.practice(), key, version));
        if (found == null) {
            throw Refused.notFound("routine-not-found", "Your practice has no such version of a routine.");
        }
        return found;
    }

    private Draft draft(RoutineVersion version) {
        return new Draft(
                version.id.key(),
                version.id.version(),
                version.published,
                routines.format().faults(version.routine()),
                version.routine());
    }

    /** A draft may lack anything but its name. */
    private RoutineVersion.Id id(Caller caller, JsonNode tree) {
        String key = tree.path("key").asText();
        int version = tree.path("version").isInt() ? tree.path("version").intValue() : 0;
        if (!KEY.matcher(key).matches()) {
            throw unnamed(tree, "/key");
        }
        if (version < 1) {
            throw unnamed(tree, "/version");
        }
        if (routines.isBuiltIn(key)) {
            throw Refused.conflict("built-in-routine", "This key belongs to a built-in routine.");
        }
        return new RoutineVersion.Id(caller.practice(), key, version);
    }

    /** All faults at once, and in any case one that says where the name is wrong. */
    private Refused unnamed(JsonNode tree, String pointer) {
        if (!tree.isObject()) {
            return Refused.invalid(List.of(new Fault("wrong-type", "", "A routine is an object.")));
        }
        List<Fault> faults = new ArrayList<>(routines.format().faults(tree));
        if (faults.stream().noneMatch(fault -> fault.pointer().equals(pointer))) {
            faults.add(0, new Fault("wrong-format", pointer, "A draft is stored under its key and a whole number."));
        }
        return Refused.invalid(faults);
    }
}
