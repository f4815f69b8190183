package org.lumbar.simulator.oracle;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.lumbar.simulator.oracle.ClientFacts.PlanFacts;
import org.lumbar.simulator.oracle.PlanTruth.Judged;
import org.lumbar.simulator.routine.Routine;
import org.lumbar.simulator.routine.Step;
import org.lumbar.simulator.schedule.Occurrence;
import org.lumbar.simulator.schedule.Schedule;

/** Gives every occurrence of one plan its sessions and its state. */
final class PlanJudge {
    private static final double ENOUGH = 0.8;

    /** Four fifths of a sum of doubles may miss 0.8 by its last bits. */
    private static final double ROUNDING = 1e-9;

    private final PlanFacts facts;
    private final List<SessionTruth> sessions;
    private final Map<LocalDate, DayTruth> days;
    private final List<Occurrence> occurrences;
    private final Map<String, List<SessionTruth>> byOccurrence = new HashMap<>();
    private int extras;

    /** @param horizon occurrences up to this day are looked at */
    PlanJudge(PlanFacts facts, List<SessionTruth> sessions, Map<LocalDate, DayTruth> days, LocalDate horizon) {
        this.facts = facts;
        this.sessions = sessions.stream().sorted(SessionTruth.IN_ORDER).toList();
        this.days = days;
        this.occurrences = facts.plan().occurrences(facts.plan().startDate(), horizon);
        assign();
    }

    /** Sessions that belong to no occurrence. */
    int extras() {
        return extras;
    }

    /** @param today the client's local day now; a window that ended before it is closed */
    List<Judged> judge(LocalDate today) {
        List<Judged> judged = new ArrayList<>();
        int completed = 0;
        for (Occurrence occurrence : occurrences) {
            OccurrenceState state = state(occurrence, completed, today);
            completed += state == OccurrenceState.COMPLETED ? 1 : 0;
            judged.add(new Judged(occurrence, state));
        }
        return judged;
    }

    private void assign() {
        Map<String, Occurrence> byId = new TreeMap<>();
        occurrences.forEach(occurrence -> byId.put(occurrence.id(), occurrence));
        List<SessionTruth> unnamed = new ArrayList<>();
        for (SessionTruth session : sessions) {
            if (session.occurrenceId() == null) {
                unnamed.add(session);
            } else if (byId.containsKey(session.occurrenceId())) {
                give(session.occurrenceId(), session);
            } else {
                extras++;
            }
        }
        for (SessionTruth session : unnamed) {
            Occurrence free = firstFree(session.localDay());
            if (free == null) {
                extras++;
            } else {
                give(free.id(), session);
            }
        }
    }

    private void give(String occurrenceId, SessionTruth session) {
        byOccurrence.computeIfAbsent(occurrenceId, id -> new ArrayList<>()).add(session);
    }

    private @Nullable Occurrence firstFree(LocalDate day) {
        for (Occurrence occurrence : occurrences) {
            if (occurrence.windowContains(day) && !byOccurrence.containsKey(occurrence.id())) {
                return occurrence;
            }
        }
        return null;
    }

    private OccurrenceState state(Occurrence occurrence, int completedBefore, LocalDate today) {
        List<SessionTruth> mine = byOccurrence.getOrDefault(occurrence.id(), List.of());
        SessionTruth best = best(occurrence, mine);
        LocalDate day = dayOf(occurrence, best);
        List<Step> asked = DoneFraction.asked(facts.routine(), DayWalk.on(days, day));
        double done = best == null ? 0 : doneOf(occurrence, best);
        if (done >= ENOUGH - ROUNDING) {
            return OccurrenceState.COMPLETED;
        }
        if (mine.stream().anyMatch(SessionTruth::endedForSafety)) {
            return OccurrenceState.STOPPED_SAFETY;
        }
        if (isExempt(occurrence, completedBefore, asked, done, day)) {
            return OccurrenceState.EXEMPT;
        }
        if (done > 0) {
            return OccurrenceState.PARTIAL;
        }
        return occurrence.windowEnd().isBefore(today) ? OccurrenceState.MISSED : OccurrenceState.PENDING;
    }

    private @Nullable SessionTruth best(Occurrence occurrence, List<SessionTruth> mine) {
        return mine.stream()
                .min(Comparator.comparingDouble((SessionTruth session) -> -doneOf(occurrence, session))
                        .thenComparing(SessionTruth.IN_ORDER))
                .orElse(null);
    }

    private double doneOf(Occurrence occurrence, SessionTruth session) {
        return DoneFraction.of(session, facts.routine(), DayWalk.on(days, dayOf(occurrence, session)));
    }

    /** The day whose rest and locks count. */
    private LocalDate dayOf(Occurrence occurrence, @Nullable SessionTruth session) {
        if (!(facts.plan().schedule() instanceof Schedule.PerWeek)) {
            return occurrence.localDate();
        }
        return session == null ? occurrence.windowEnd() : session.localDay();
    }

    private boolean isExempt(Occurrence occurrence, int completedBefore, List<Step> asked, double done, LocalDate day) {
        Routine.Course course = facts.routine().course();
        boolean courseComplete = course != null && completedBefore >= course.stopAt();
        boolean onlyTheBall = done == 0 && asked.stream().allMatch(Step::isBallRoll);
        boolean doseUsedUp = onlyTheBall && DayWalk.on(days, day).isUsedUp();
        return facts.isPausedOn(occurrence.localDate()) || courseComplete || asked.isEmpty() || doseUsedUp;
    }
}
