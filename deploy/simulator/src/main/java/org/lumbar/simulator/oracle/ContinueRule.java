package org.lumbar.simulator.oracle;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lumbar.simulator.event.EventType;
import org.lumbar.simulator.routine.Routine;

/** Go on, lighter, stop: the physiotherapist's traffic light, the typed stops above it, and severe pain before it. */
final class ContinueRule {
    private static final String DURING = "DURING";
    private static final String BEFORE = "BEFORE";
    private static final int SEVERE_FROM = 7;

    private ContinueRule() {}

    /** The strictest answer of a whole session; null if nothing asked for one. */
    static @Nullable Guidance strictest(List<Fact> events, Routine routine) {
        Integer before = lowestBefore(events);
        boolean strict = routine.stopRules().contains("STOP_DISCOMFORT");
        return events.stream()
                .flatMap(event -> answer(event, before, strict))
                .max(Guidance::compareTo)
                .orElse(null);
    }

    private static Stream<Guidance> answer(Fact event, @Nullable Integer before, boolean strict) {
        if (event.is(EventType.STOPPED)) {
            return forStop(Objects.requireNonNull(event.text("reason")));
        }
        if (event.is(EventType.PAIN_RATED) && DURING.equals(event.text("moment"))) {
            return Stream.of(forRating(Objects.requireNonNull(event.number("score")), before, strict));
        }
        boolean severe = event.is(EventType.PAIN_RATED)
                && BEFORE.equals(event.text("moment"))
                && Objects.requireNonNull(event.number("score")) >= SEVERE_FROM;
        return severe ? Stream.of(Guidance.STOP_SESSION) : Stream.empty();
    }

    private static Stream<Guidance> forStop(String reason) {
        return switch (reason) {
            case "DISCOMFORT", "VERY_PAINFUL", "BONE_PAIN" -> Stream.of(Guidance.STOP_SESSION);
            case "EXCRUCIATING" -> Stream.of(Guidance.SEE_DOCTOR);
            default -> Stream.empty();
        };
    }

    static Guidance forRating(int score, @Nullable Integer before, boolean strict) {
        boolean tooMuch = score >= 6;
        boolean muchMore = before != null && score >= before + 2;
        boolean more = strict && before != null && score > before;
        if (tooMuch || muchMore || more) {
            return Guidance.STOP_STEP;
        }
        return score >= 4 ? Guidance.LIGHTER : Guidance.GO_ON;
    }

    private static @Nullable Integer lowestBefore(List<Fact> events) {
        return events.stream()
                .filter(event -> event.is(EventType.PAIN_RATED) && BEFORE.equals(event.text("moment")))
                .map(event -> event.number("score"))
                .filter(Objects::nonNull)
                .min(Integer::compareTo)
                .orElse(null);
    }
}
