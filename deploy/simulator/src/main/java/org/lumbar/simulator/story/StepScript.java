package org.lumbar.simulator.story;

import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lumbar.simulator.event.EventBody;
import org.lumbar.simulator.routine.Dose;
import org.lumbar.simulator.routine.Step;

/** Performs single steps: how long, how often, how firmly. */
final class StepScript {
    private static final int SECONDS_PER_REPETITION = 4;
    private static final List<String> TOOLS = List.of("massage stick", "Foam roller", "handheld massager");

    private final SplittableRandom random;

    StepScript(SplittableRandom random) {
        this.random = random;
    }

    /** What was done; a null is something the client doesn't report. */
    record Done(
            Duration took,
            @Nullable Integer seconds,
            @Nullable Integer repetitions,
            @Nullable Integer holdSeconds,
            @Nullable String pressure,
            @Nullable String equipment) {

        EventBody report(UUID sessionId, String stepKey) {
            return new EventBody()
                    .with("sessionId", sessionId)
                    .with("stepKey", stepKey)
                    .with("durationSeconds", seconds)
                    .with("repetitions", repetitions)
                    .with("holdSeconds", holdSeconds)
                    .with("pressure", pressure)
                    .with("equipment", equipment);
        }
    }

    Done perform(Step step, boolean overdoes) {
        Integer seconds = seconds(step, overdoes);
        Integer repetitions = reported(step.repetitions());
        Integer hold = reported(step.holdSeconds());
        int took = seconds != null ? seconds : repetitions != null ? repetitions * SECONDS_PER_REPETITION : 45;
        return new Done(Duration.ofSeconds(took), seconds, repetitions, hold, pressure(step), equipment(step));
    }

    /** A tool may turn out to be a roller, which nobody can tell from the step. */
    private @Nullable String equipment(Step step) {
        if (step.isBallRoll()) {
            return "ball";
        }
        return step.key().equals("tool") ? TOOLS.get(random.nextInt(TOOLS.size())) : null;
    }

    /** Whether the body may answer on the next day. */
    boolean strains(Step step) {
        return step.isBallRoll() || "FIRM".equals(step.pressure()) || "DEEP".equals(step.pressure());
    }

    private @Nullable Integer seconds(Step step, boolean overdoes) {
        if (step.seconds() != null) {
            return reported(step.seconds());
        }
        if (step.isBallRoll()) {
            return overdoes ? random.nextInt(100, 220) : random.nextInt(40, 110);
        }
        return random.nextDouble() < 0.3 ? random.nextInt(30, 180) : null;
    }

    /** Mostly within the dose, sometimes short of it, sometimes not told. */
    private @Nullable Integer reported(@Nullable Dose dose) {
        if (dose == null || random.nextDouble() < 0.15) {
            return null;
        }
        if (random.nextDouble() < 0.12) {
            return (int) (dose.min() * (0.4 + 0.5 * random.nextDouble()));
        }
        return random.nextInt(dose.min(), dose.max() + 1);
    }

    private @Nullable String pressure(Step step) {
        double dice = random.nextDouble();
        if (dice < 0.7) {
            return null;
        }
        if (dice < 0.75) {
            return "FIRM";
        }
        return step.pressure() != null ? step.pressure() : "TO_COMFORT";
    }
}
