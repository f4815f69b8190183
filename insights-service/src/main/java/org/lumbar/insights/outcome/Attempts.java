package org.lumbar.insights.outcome;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lumbar.insights.snapshot.PlanSnapshot;
import org.lumbar.insights.snapshot.PlanSnapshot.Kind;
import org.lumbar.insights.snapshot.PlanSnapshot.Occurrence;
import org.lumbar.insights.snapshot.SessionSnapshot;

/** Measures sessions of one plan by what was asked on their day. */
final class Attempts {

    private static final Comparator<Attempt> BEST_FIRST = Comparator.comparingLong(Attempt::comparable)
            .reversed()
            .thenComparing(Attempt::isStopped)
            .thenComparing(Attempt::session, Assignment.BY_START);

    private final PlanSnapshot plan;
    private final ClientDays days;
    private final boolean differsByDay;
    /** By what is barred, while the steps are the same every day: most days are alike. */
    private final Map<Set<String>, List<PlanSnapshot.Step>> allowed = new HashMap<>();

    private final Map<Set<String>, List<PlanSnapshot.Step>> required = new HashMap<>();

    Attempts(PlanSnapshot plan, ClientDays days) {
        this.plan = plan;
        this.days = days;
        this.differsByDay = plan.routine().steps().stream().anyMatch(PlanSnapshot.Step::differsByDay);
    }

    /** A session by its own day. */
    Attempt of(SessionSnapshot session) {
        return of(session, session.localDay());
    }

    /**
     * The one session that decides the occurrence's state and fraction: the highest fraction; among equals one that was not
     * stopped for safety, then the earliest. Null if there was none.
     */
    @Nullable
    Attempt best(Occurrence occurrence, Collection<SessionSnapshot> sessions) {
        boolean weekly = plan.schedule().kind() == Kind.PER_WEEK;
        return sessions.stream()
                .map(session -> of(session, weekly ? session.localDay() : occurrence.localDate()))
                .min(BEST_FIRST)
                .orElse(null);
    }

    private Attempt of(SessionSnapshot session, LocalDate day) {
        return new Attempt(session, day, DoneFraction.of(allowed(day), session));
    }

    /** The steps that are asked of the client on a day. */
    List<PlanSnapshot.Step> required(LocalDate day) {
        return differsByDay
                ? onlyRequired(allowed(day))
                : required.computeIfAbsent(days.barred(day), barred -> onlyRequired(allowed(day)));
    }

    private static List<PlanSnapshot.Step> onlyRequired(List<PlanSnapshot.Step> steps) {
        return steps.stream().filter(PlanSnapshot.Step::required).toList();
    }

    /** What may be done on a day: an allowed step can stand in for a required one. */
    private List<PlanSnapshot.Step> allowed(LocalDate day) {
        Set<String> barred = days.barred(day);
        return differsByDay ? allowed(day, barred) : allowed.computeIfAbsent(barred, any -> allowed(day, barred));
    }

    private List<PlanSnapshot.Step> allowed(LocalDate day, Set<String> barred) {
        return plan.routine().steps().stream()
                .filter(step -> !barred.contains(step.technique()) && !step.isLeftOut(day))
                .map(step -> step.on(day))
                .toList();
    }
}
