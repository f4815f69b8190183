package org.lumbar.routine.catalogue;

import java.util.List;

/** A routine in a list. */
public record RoutineSummary(String key, int version, String title, String source, List<Actor> actors, int steps) {

    static RoutineSummary of(Routine routine) {
        return new RoutineSummary(
                routine.key(),
                routine.version(),
                routine.title(),
                routine.source(),
                routine.actors(),
                routine.steps().size());
    }
}
