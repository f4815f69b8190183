package org.lumbar.simulator.oracle;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lumbar.simulator.oracle.SessionTruth.StepTruth;
import org.lumbar.simulator.routine.Dose;
import org.lumbar.simulator.routine.Routine;
import org.lumbar.simulator.routine.Step;

/** How much of what was asked of the client on a day was done, 0 to 1. */
final class DoneFraction {
    private DoneFraction() {}

    /** The steps that count on that day. */
    static List<Step> asked(Routine routine, DayTruth day) {
        return routine.steps().stream()
                .filter(step -> step.required() && day.allows(step.technique()))
                .toList();
    }

    /** 0 if nothing was asked. What was done in place of a step, and was allowed, makes up for it. */
    static double of(SessionTruth session, Routine routine, DayTruth day) {
        Map<String, Double> done = new LinkedHashMap<>();
        asked(routine, day).forEach(step -> done.put(step.key(), ofStep(step, session)));
        for (Step step : routine.steps()) {
            if (day.allows(step.technique())) {
                double share = ofStep(step, session);
                step.insteadOf().forEach(other -> done.computeIfPresent(other, (key, own) -> Math.max(own, share)));
            }
        }
        return done.values().stream().mapToDouble(share -> share).average().orElse(0);
    }

    private static double ofStep(Step step, SessionTruth session) {
        return ofStep(step, session.steps().get(step.key()));
    }

    private static double ofStep(Step step, @Nullable StepTruth done) {
        if (done == null) {
            return 0;
        }
        return Stream.of(
                        share(step.seconds(), done.seconds()),
                        share(step.repetitions(), done.repetitions()),
                        share(step.holdSeconds(), done.holdSeconds()))
                .flatMapToDouble(
                        share -> share.isPresent() ? DoubleStream.of(share.getAsDouble()) : DoubleStream.empty())
                .min()
                .orElse(1);
    }

    private static OptionalDouble share(@Nullable Dose prescribed, @Nullable Integer done) {
        return prescribed == null || done == null
                ? OptionalDouble.empty()
                : OptionalDouble.of(Math.min(1.0, (double) done / prescribed.min()));
    }
}
