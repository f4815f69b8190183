package org.lumbar.simulator.oracle;

import java.time.LocalDate;
import java.util.ArrayList;
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
    private final List<SessionTruth> extras = new ArrayList<>();

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
        return extras.size();
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
                extras.add(session);
            }
        }
        for (SessionTruth session : unnamed) {
            Occurrence free = firstFree(session.localDay());
            if (free == null) {
                extras.add(session);
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
        SessionTruth decisive = decisive(occurrence, byOccurrence.getOrDefault(occurrence.id(), List.of()));
        double done = decisive == null ? 0 : doneOf(occurrence, decisive);
        if (isEnough(done)) {
            return OccurrenceState.COMPLETED;
        }
        if (decisive != null && decisive.endedForSafety()) {
            return OccurrenceState.STOPPED_SAFETY;
        }
        if (courseEndedBefore(occurrence, completedBefore) || isClosedThroughout(occurrence, done)) {
            return OccurrenceState.EXEMPT;
        }
        if (done > 0) {
            return OccurrenceState.PARTIAL;
        }
        return occurrence.windowEnd().isBefore(today) ? OccurrenceState.MISSED : OccurrenceState.PENDING;
    }

    private static boolean isEnough(double done) {
        return done >= ENOUGH - ROUNDING;
    }

    /** The one that gives both state and fraction: most done, then not stopped, then first. */
    private @Nullable SessionTruth decisive(Occurrence occurrence, List<SessionTruth> mine) {
        SessionTruth chosen = null;
        double most = 0;
        for (SessionTruth session : mine.stream().sorted(SessionTruth.IN_ORDER).toList()) {
            double done = doneOf(occurrence, session);
            boolean same = Math.abs(done - most) <= ROUNDING;
            boolean calmer = chosen != null && chosen.endedForSafety() && !session.endedForSafety();
            if (chosen == null || (same ? calmer : done > most)) {
                chosen = session;
                most = done;
            }
        }
        return chosen;
    }

    private double doneOf(Occurrence occurrence, SessionTruth session) {
        return DoneFraction.of(session, facts.routine(), DayWalk.on(days, dayOf(occurrence, session)));
    }

    /** The day whose rest and locks count. */
    private LocalDate dayOf(Occurrence occurrence, SessionTruth session) {
        return facts.plan().schedule() instanceof Schedule.PerWeek ? session.localDay() : occurrence.localDate();
    }

    /** A course is over for whatever is scheduled after its last session; extra sessions are sessions of it. */
    private boolean courseEndedBefore(Occurrence occurrence, int completedBefore) {
        Routine.Course course = facts.routine().course();
        if (course == null) {
            return false;
        }
        int sessionsSoFar = completedBefore;
        for (SessionTruth extra : extras) {
            boolean earlier = extra.localDay().isBefore(occurrence.localDate());
            double done = DoneFraction.of(extra, facts.routine(), DayWalk.on(days, extra.localDay()));
            sessionsSoFar += earlier && isEnough(done) ? 1 : 0;
        }
        return sessionsSoFar >= course.stopAt();
    }

    /** One open day in the window is enough to be asked for the session. */
    private boolean isClosedThroughout(Occurrence occurrence, double done) {
        for (LocalDate day = occurrence.localDate(); occurrence.windowContains(day); day = day.plusDays(1)) {
            if (!isClosed(day, done)) {
                return false;
            }
        }
        return true;
    }

    private boolean isClosed(LocalDate day, double done) {
        DayTruth truth = DayWalk.on(days, day);
        List<Step> asked = DoneFraction.asked(facts.routine(), truth);
        boolean nothingLeft = asked.isEmpty();
        boolean ballIsUsedUp = done == 0 && truth.isUsedUp() && asked.stream().allMatch(Step::isBallRoll);
        return facts.isPausedOn(day) || nothingLeft || ballIsUsedUp;
    }
}
