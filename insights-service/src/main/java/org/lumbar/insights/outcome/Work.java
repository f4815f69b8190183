package org.lumbar.insights.outcome;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.lumbar.insights.snapshot.PlanSnapshot;
import org.lumbar.insights.snapshot.SessionSnapshot;

/**
 * What a session did that later days may follow from.
 *
 * @param techniques of its completed steps
 * @param rolledSeconds of ball rolling
 * @param locks true if it was stopped for a reason that locks techniques
 */
record Work(LocalDate day, Set<String> techniques, long rolledSeconds, boolean locks, Arrival arrival) {

    static final String BALL_ROLL = "BALL_ROLL";

    /** A session of a plan that has not arrived has steps of unknown techniques. */
    static Work of(SessionSnapshot session, @Nullable PlanSnapshot plan) {
        Map<String, String> byKey = new HashMap<>();
        if (plan != null) {
            plan.routine().steps().forEach(step -> byKey.put(step.key(), step.technique()));
        }
        Set<String> techniques = new TreeSet<>();
        long rolled = 0;
        for (SessionSnapshot.Step step : session.steps()) {
            String technique = byKey.get(step.key());
            if (step.completed() && technique != null) {
                techniques.add(technique);
                rolled += technique.equals(BALL_ROLL) ? Objects.requireNonNullElse(step.seconds(), 0) : 0;
            }
        }
        SessionSnapshot.Stop stop = session.stop();
        boolean locks = stop != null && stop.reason().locks();
        return new Work(session.localDay(), techniques, rolled, locks, Arrival.of(session));
    }
}
