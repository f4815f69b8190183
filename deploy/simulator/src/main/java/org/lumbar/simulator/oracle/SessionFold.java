package org.lumbar.simulator.oracle;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.IntBinaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lumbar.simulator.event.EventType;
import org.lumbar.simulator.oracle.SessionTruth.StepTruth;
import org.lumbar.simulator.routine.Routine;

/** All events of one session, in any order, to what they say together. */
final class SessionFold {
    private static final List<String> STRICTNESS =
            List.of("FATIGUE", "OTHER", "DISCOMFORT", "VERY_PAINFUL", "BONE_PAIN", "EXCRUCIATING");
    private static final List<String> SAFETY_STOPS = List.of("DISCOMFORT", "VERY_PAINFUL", "BONE_PAIN", "EXCRUCIATING");

    private SessionFold() {}

    /** Of several starts the one with the smallest id counts. */
    static @Nullable Fact start(List<Fact> events) {
        return events.stream()
                .filter(event -> event.is(EventType.STARTED))
                .min(Comparator.comparing(event -> event.id().toString()))
                .orElse(null);
    }

    static SessionTruth fold(UUID sessionId, Fact start, List<Fact> events, Routine routine) {
        String stop = strictestStop(events);
        Guidance guidance = ContinueRule.strictest(events, routine);
        boolean safety = (stop != null && SAFETY_STOPS.contains(stop))
                || (guidance != null && guidance.compareTo(Guidance.STOP_STEP) >= 0);
        return new SessionTruth(
                sessionId,
                UUID.fromString(Objects.requireNonNull(start.text("planId"))),
                start.text("occurrenceId"),
                start.at(),
                start.day(),
                completedSteps(events),
                stop,
                safety,
                events.size());
    }

    private static SortedMap<String, StepTruth> completedSteps(List<Fact> events) {
        return events.stream()
                .filter(event -> event.is(EventType.STEP_COMPLETED))
                .collect(Collectors.groupingBy(
                        event -> Objects.requireNonNull(event.text("stepKey")),
                        TreeMap::new,
                        Collectors.collectingAndThen(Collectors.toList(), SessionFold::addUp)));
    }

    private static StepTruth addUp(List<Fact> reports) {
        return new StepTruth(
                reduce(reports, "durationSeconds", Integer::sum),
                reduce(reports, "repetitions", Integer::sum),
                reduce(reports, "holdSeconds", Math::max));
    }

    private static @Nullable Integer reduce(List<Fact> reports, String field, IntBinaryOperator operator) {
        List<Integer> given = reports.stream()
                .map(report -> report.number(field))
                .filter(Objects::nonNull)
                .toList();
        return given.isEmpty()
                ? null
                : (Integer) given.stream()
                        .mapToInt(Integer::intValue)
                        .reduce(operator)
                        .getAsInt();
    }

    private static @Nullable String strictestStop(List<Fact> events) {
        return events.stream()
                .filter(event -> event.is(EventType.STOPPED))
                .map(event -> Objects.requireNonNull(event.text("reason")))
                .max(Comparator.comparingInt(STRICTNESS::indexOf))
                .orElse(null);
    }
}
