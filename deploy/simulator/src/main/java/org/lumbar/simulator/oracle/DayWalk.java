package org.lumbar.simulator.oracle;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.lumbar.simulator.event.EventType;
import org.lumbar.simulator.oracle.ClientFacts.Clearance;
import org.lumbar.simulator.routine.Routine;
import org.lumbar.simulator.routine.Step;
import org.lumbar.simulator.schedule.LocalDays;

/** Walks a client's local days in order: what rests, what is locked, how much of the ball's dose is used. */
final class DayWalk {
    private static final Set<String> LOCKING_STOPS = Set.of("BONE_PAIN", "EXCRUCIATING");

    private final ClientFacts client;
    private final List<Fact> events;
    private final Function<Fact, @Nullable Routine> routineOf;

    /** @param routineOf the routine of the session an event belongs to, null if that is unknown */
    DayWalk(ClientFacts client, List<Fact> events, Function<Fact, @Nullable Routine> routineOf) {
        this.client = client;
        this.events = events;
        this.routineOf = routineOf;
    }

    /** Every day from the first to the last, both included. */
    SortedMap<LocalDate, DayTruth> walk(LocalDate first, LocalDate last) {
        TreeMap<LocalDate, DayTruth> days = new TreeMap<>();
        List<Lock> locks = locks();
        Set<String> resting = new TreeSet<>();
        Question question = null;
        for (LocalDate day = first; !day.isAfter(last); day = day.plusDays(1)) {
            Boolean answer = answerOn(day);
            if (answer != null && question != null && !day.isBefore(question.dueFrom())) {
                if (answer) {
                    resting.addAll(MassageWork.resting(question.work()));
                } else {
                    resting.clear();
                    question = null;
                }
            }
            days.put(day, new DayTruth(usedSeconds(day), Set.copyOf(resting), lockedOn(day, locks)));
            List<MassageWork> work = workOn(day);
            if (!work.isEmpty()) {
                if (question != null) {
                    work.addAll(question.work());
                }
                question = new Question(work, day.plusDays(1));
            }
        }
        return days;
    }

    private record Question(List<MassageWork> work, LocalDate dueFrom) {}

    private record Lock(UUID id, String technique, LocalDate since) {}

    /** The day's answer to the next-day check: yes if any rating says stiff or sore, null if none says anything. */
    private @Nullable Boolean answerOn(LocalDate day) {
        List<Fact> answers = events.stream()
                .filter(event -> event.is(EventType.PAIN_RATED) && event.day().equals(day))
                .filter(event -> "NEXT_DAY".equals(event.text("moment")))
                .filter(event -> event.says("stiff") || event.says("sore"))
                .toList();
        return answers.isEmpty()
                ? null
                : (Boolean) answers.stream().anyMatch(event -> event.isTrue("stiff") || event.isTrue("sore"));
    }

    /** What the client is asked about on the next day. */
    private List<MassageWork> workOn(LocalDate day) {
        List<MassageWork> work = new ArrayList<>();
        for (Fact event : completedOn(day)) {
            if (routineOf.apply(event) != null) {
                work.addAll(MassageWork.of(event, stepOf(event)));
            }
        }
        return work;
    }

    private int usedSeconds(LocalDate day) {
        int used = 0;
        for (Fact event : completedOn(day)) {
            Integer seconds = event.number("durationSeconds");
            if (seconds != null && routineOf.apply(event) != null && MassageWork.isOnTheBall(event, stepOf(event))) {
                used += seconds;
            }
        }
        return used;
    }

    private List<Fact> completedOn(LocalDate day) {
        return events.stream()
                .filter(event ->
                        event.is(EventType.STEP_COMPLETED) && event.day().equals(day))
                .toList();
    }

    private @Nullable Step stepOf(Fact event) {
        Routine routine = routineOf.apply(event);
        String key = event.text("stepKey");
        return routine == null || key == null ? null : routine.step(key);
    }

    private List<Lock> locks() {
        List<Lock> locks = new ArrayList<>();
        for (Fact event : events) {
            Routine routine = routineOf.apply(event);
            if (!event.is(EventType.STOPPED) || routine == null || !LOCKING_STOPS.contains(event.text("reason"))) {
                continue;
            }
            Step step = stepOf(event);
            List<String> techniques = step != null ? List.of(step.technique()) : massageTechniques(routine);
            techniques.forEach(technique -> locks.add(new Lock(event.id(), technique, event.day())));
        }
        return locks;
    }

    private static List<String> massageTechniques(Routine routine) {
        return routine.steps().stream()
                .filter(step -> step.phase().equals("MASSAGE"))
                .map(Step::technique)
                .distinct()
                .toList();
    }

    private Set<String> lockedOn(LocalDate day, List<Lock> locks) {
        Set<String> locked = new TreeSet<>();
        for (Lock lock : locks) {
            if (!lock.since().isAfter(day) && !isClearedOn(day, lock)) {
                locked.add(lock.technique());
            }
        }
        return Set.copyOf(locked);
    }

    private boolean isClearedOn(LocalDate day, Lock lock) {
        for (Clearance clearance : client.clearances()) {
            boolean same = clearance.lockId().equals(lock.id())
                    && clearance.technique().equals(lock.technique());
            if (same && !LocalDays.of(clearance.clearedAt(), client.zone()).isAfter(day)) {
                return true;
            }
        }
        return false;
    }

    /** For callers that hold the walk by day. */
    static DayTruth on(Map<LocalDate, DayTruth> days, LocalDate day) {
        DayTruth truth = days.get(day);
        if (truth == null) {
            throw new IllegalArgumentException("the walk does not reach " + day);
        }
        return truth;
    }
}
