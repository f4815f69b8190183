package org.lumbar.routine.desk.routine;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lumbar.foundation.access.Caller;
import org.lumbar.foundation.input.Said;
import org.lumbar.look.Form;
import org.lumbar.look.Viewer;
import org.lumbar.routine.catalogue.AuthorRoutine;
import org.lumbar.routine.catalogue.Routine;
import org.lumbar.routine.catalogue.Routines;
import org.lumbar.routine.picture.shown.RoutinePictures;
import org.lumbar.routine.problem.Refused;

/** Finds routines to be read. */
@ApplicationScoped
class ReadRoutine {
    private static final int VERSIONS_SHOWN = 20;

    private final Routines routines;
    private final AuthorRoutine author;
    private final RoutinePictures pictures;

    ReadRoutine(Routines routines, AuthorRoutine author, RoutinePictures pictures) {
        this.routines = routines;
        this.author = author;
        this.pictures = pictures;
    }

    /**
     * What an address asks for.
     *
     * @param from the version to compare with, as it was written; null for none
     * @param language that of the reader
     */
    record Asked(String key, int version, @Nullable String from, Locale language) {}

    List<Routine> all(Caller caller) {
        return routines.all(caller.practice());
    }

    RoutinePage version(Caller caller, Viewer viewer, Asked asked, Form form) {
        String tag = asked.language().toLanguageTag();
        Routine routine = find(caller, asked.key(), asked.version());
        Routine shown = routine.in(tag);
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
                : ReadDifference.between(find(caller, asked.key(), from).in(tag), shown);
        return new RoutinePage(
                viewer,
                form,
                shown,
                titles(routine),
                versions,
                from,
                differences,
                pictures.of(routine, asked.language()));
    }

    /** The practice's own from here on. */
    Routine copy(Caller caller, String key, int version, Form form) {
        Routine original = find(caller, key, version);
        Map<String, String> titles = new HashMap<>();
        titles(original)
                .forEach(title -> titles.put(title.language(), form.value(RoutinePage.field(title.language()))));
        return author.copy(caller, original, form.value("key"), titles);
    }

    /** In its own language first. */
    private static List<Said> titles(Routine routine) {
        return Stream.concat(
                        Stream.of(new Said(routine.title(), routine.language())),
                        routine.texts().entrySet().stream()
                                .map(text -> new Said(text.getValue().title(), text.getKey())))
                .toList();
    }

    private Routine find(Caller caller, String key, int version) {
        return routines.find(caller.practice(), key, version)
                .orElseThrow(() -> Refused.notFound("routine-not-found", "There is no such version of a routine."));
    }
}
