package org.lumbar.routine.catalogue;

import java.util.List;
import java.util.Map;

/**
 * A routine in a list.
 *
 * @param texts its titles in further languages
 */
public record RoutineSummary(
        String key,
        int version,
        String title,
        String language,
        Map<String, RoutineText> texts,
        String source,
        List<Actor> actors,
        int steps) {

    static RoutineSummary of(Routine routine) {
        return new RoutineSummary(
                routine.key(),
                routine.version(),
                routine.title(),
                routine.language(),
                routine.titlesInOthers(),
                routine.source(),
                routine.actors(),
                routine.steps().size());
    }
}
