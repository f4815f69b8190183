package org.lumbar.simulator.oracle;

import java.util.List;
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

    /** 0 if nothing was asked. */
    static double of(SessionTruth session, List<Step> asked) {
        return asked.stream()
                .mapToDouble(step -> ofStep(step, session.steps().get(step.key())))
                .average()
                .orElse(0);
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
