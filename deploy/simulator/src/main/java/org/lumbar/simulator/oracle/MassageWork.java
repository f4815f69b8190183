package org.lumbar.simulator.oracle;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.lumbar.simulator.routine.BallWords;
import org.lumbar.simulator.routine.Step;

/**
 * One technique that worked, where, and whether it strained.
 *
 * @param areas none if that is not known: then it may be any
 */
record MassageWork(String technique, List<String> areas, boolean strained) {
    private static final String BALL_ROLL = "BALL_ROLL";
    private static final Set<String> STRAINING_PRESSURES = Set.of("FIRM", "DEEP");
    private static final Set<String> DEEP = Set.of("KNEAD", "THUMB_PRESSURE", "TRIGGER_POINT", "RUB", "STROKE_DEEP");

    /** What a completed step brings to the question of the next day. */
    static List<MassageWork> of(Fact completed, @Nullable Step step) {
        List<MassageWork> work = new ArrayList<>();
        boolean ball = isOnTheBall(completed, step);
        if (step != null) {
            String reported = completed.text("pressure");
            String pressure = reported != null ? reported : step.pressure();
            boolean strained = ball || (pressure != null && STRAINING_PRESSURES.contains(pressure));
            if (strained || step.phase().equals("MASSAGE")) {
                work.add(new MassageWork(step.technique(), step.areas(), strained));
            }
        }
        if (ball) {
            work.add(new MassageWork(BALL_ROLL, step == null ? List.of() : step.areas(), true));
        }
        return work;
    }

    /** By technique, else by the equipment it names, else by what the step needs. */
    static boolean isOnTheBall(Fact completed, @Nullable Step step) {
        String equipment = completed.text("equipment");
        boolean byPlan = step != null && (step.isBallRoll() || (equipment == null && step.needsBall()));
        return byPlan || BallWords.isIn(equipment);
    }

    /** What rests after a yes. */
    static Set<String> resting(List<MassageWork> work) {
        Set<String> resting = new TreeSet<>();
        for (MassageWork each : work) {
            boolean sore = each.strained
                    || (DEEP.contains(each.technique)
                            && work.stream().anyMatch(other -> other.strained && each.sharesAreaWith(other)));
            if (sore) {
                resting.add(each.technique);
            }
        }
        return resting;
    }

    private boolean sharesAreaWith(MassageWork other) {
        return areas.isEmpty() || other.areas.isEmpty() || !Collections.disjoint(areas, other.areas);
    }
}
