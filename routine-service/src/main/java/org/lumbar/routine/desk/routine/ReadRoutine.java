package org.lumbar.routine.desk.routine;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.lumbar.foundation.access.Caller;
import org.lumbar.look.Form;
import org.lumbar.look.Viewer;
import org.lumbar.routine.catalogue.AuthorRoutine;
import org.lumbar.routine.catalogue.Routine;
import org.lumbar.routine.catalogue.RoutineDifferences;
import org.lumbar.routine.catalogue.Routines;
import org.lumbar.routine.problem.Refused;

/** Finds routines to be read. */
@ApplicationScoped
class ReadRoutine {
    private static final int VERSIONS_SHOWN = 20;

    private final Routines routines;
    private final AuthorRoutine author;

    ReadRoutine(Routines routines, AuthorRoutine author) {
        this.routines = routines;
        this.author = author;
    }

    /**
     * What an address asks for.
     *
     * @param from the version to compare with, as it was written; null for none
     */
    record Asked(String key, int version, @Nullable String from) {}

    List<Routine> all(Caller caller) {
        return routines.all(caller.practice());
    }

    RoutinePage version(Caller caller, Viewer viewer, Asked asked, Form form) {
        Routine routine = find(caller, asked.key(), asked.version());
        int newest = routines.find(caller.practice(), asked.key(), null)
                .map(Routine::version)
                .orElse(asked.version());
        List<Integer> versions = IntStream.rangeClosed(Math.max(1, newest - VERSIONS_SHOWN + 1), newest)
                .map(version -> newest - version + Math.max(1, newest - VERSIONS_SHOWN + 1))
                .filter(version ->
                        routines.find(caller.practice(), asked.key(), version).isPresent())
                .boxed()
                .toList();
        Integer from = asked.from() != null && asked.from().matches("\\d{1,7}") ? Integer.valueOf(asked.from()) : null;
        List<ReadDifference> differences = from == null
                ? List.of()
                : RoutineDifferences.between(find(caller, asked.key(), from), routine).stream()
                        .filter(difference -> !difference.at().equals("/version"))
                        .map(difference -> ReadDifference.of(difference, routine))
                        .toList();
        return new RoutinePage(viewer, form, routine, versions, from, differences);
    }

    /** The practice's own from here on. */
    Routine copy(Caller caller, String key, int version, Form form) {
        return author.copy(caller, find(caller, key, version), form.value("key"), form.value("title"));
    }

    private Routine find(Caller caller, String key, int version) {
        return routines.find(caller.practice(), key, version)
                .orElseThrow(() -> Refused.notFound("routine-not-found", "There is no such version of a routine."));
    }
}
