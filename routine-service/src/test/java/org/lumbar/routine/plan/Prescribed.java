package org.lumbar.routine.plan;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lumbar.routine.plan.PlanSnapshot.EarlierDose;
import org.lumbar.routine.plan.PlanSnapshot.LeftOut;
import org.lumbar.routine.plan.PlanSnapshot.PrescribedStep;
import org.lumbar.routine.plan.PlanSnapshot.Range;
import org.lumbar.routine.plan.PlanSnapshot.Thing;
import org.lumbar.routine.step.Area;
import org.lumbar.routine.step.Phase;
import org.lumbar.routine.step.Pressure;
import org.lumbar.routine.step.Technique;

/** Prescribed steps of the massage for tests. */
public final class Prescribed {
    private Prescribed() {}

    /** A required step on the lower back. */
    public static PrescribedStep step(
            String key, Technique technique, @Nullable Pressure pressure, @Nullable Range seconds) {
        return step(key, technique, pressure, seconds, true, List.of(), List.of());
    }

    /** A step that may stand in for others, and so is not required. */
    public static PrescribedStep standIn(String key, Technique technique, List<String> insteadOf) {
        return step(key, technique, null, null, false, insteadOf, List.of());
    }

    /** A required step that is left out on some days. */
    public static PrescribedStep leftOut(String key, Technique technique, LeftOut days) {
        return step(key, technique, null, null, true, List.of(), List.of(days));
    }

    /** A required step whose dose was another one before. */
    public static PrescribedStep dosed(String key, Technique technique, Range now, List<EarlierDose> earlier) {
        return step(key, technique, null, now, true, List.of(), List.of(), earlier);
    }

    /** A deep stroke with a thing at hand. */
    public static PrescribedStep with(String thing, boolean optional) {
        return new PrescribedStep(
                "stroke-" + optional,
                Phase.MASSAGE,
                Technique.STROKE_DEEP,
                thing,
                Map.of(),
                true,
                false,
                null,
                null,
                null,
                null,
                false,
                false,
                "How",
                List.of(Area.LOWER_BACK),
                List.of(new Thing(thing, optional)),
                List.of(),
                List.of(),
                List.of(),
                null);
    }

    private static PrescribedStep step(
            String key,
            Technique technique,
            @Nullable Pressure pressure,
            @Nullable Range seconds,
            boolean required,
            List<String> insteadOf,
            List<LeftOut> leftOut) {
        return step(key, technique, pressure, seconds, required, insteadOf, leftOut, List.of());
    }

    private static PrescribedStep step(
            String key,
            Technique technique,
            @Nullable Pressure pressure,
            @Nullable Range seconds,
            boolean required,
            List<String> insteadOf,
            List<LeftOut> leftOut,
            List<EarlierDose> earlier) {
        return new PrescribedStep(
                key,
                Phase.MASSAGE,
                technique,
                key,
                Map.of(),
                required,
                false,
                pressure,
                seconds,
                null,
                null,
                false,
                false,
                "How",
                List.of(Area.LOWER_BACK),
                List.of(),
                insteadOf,
                leftOut,
                earlier,
                null);
    }
}
