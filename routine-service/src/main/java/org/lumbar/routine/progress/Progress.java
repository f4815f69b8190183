package org.lumbar.routine.progress;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import org.lumbar.routine.intake.ClientDay;
import org.lumbar.routine.intake.PainRating;
import org.lumbar.routine.intake.Session;
import org.lumbar.routine.plan.PlanSnapshot;
import org.lumbar.routine.step.Technique;

/**
 * A plan and what has come of it.
 *
 * @param sessions of the plan, by start
 * @param days what was safe, by local day
 * @param ratings of the latest sessions, at least
 */
public record Progress(
        PlanSnapshot plan, List<Session> sessions, NavigableMap<LocalDate, ClientDay> days, List<PainRating> ratings) {
    /** Of so many sessions, at the end of the plan, the ratings are needed. */
    private static final int RATED = 20;

    /** First local day of which the ratings are needed. */
    public static Optional<LocalDate> ratedFrom(List<Session> sessions) {
        return sessions.stream()
                .skip(Math.max(0, sessions.size() - RATED))
                .map(Session::localDay)
                .min(Comparator.naturalOrder());
    }

    /** Sessions that count as completed; several for one occurrence count once. */
    public int completedSessions() {
        return (int) sessions.stream()
                .filter(this::isCompleted)
                .map(session -> session.occurrenceId() == null ? session.sessionId() : session.occurrenceId())
                .distinct()
                .count();
    }

    public boolean isCompleted(Session session) {
        return DoneFraction.of(session, plan.routine().steps(), offLimits(session.localDay()))
                >= DoneFraction.COMPLETED;
    }

    public Aftermath aftermath(Session session) {
        return new Aftermath(session, ratings);
    }

    /** The latest session that says something about the next one: one that has begun and gives no cause does not yet. */
    public Optional<Aftermath> lastWord() {
        return sessions.stream()
                .map(this::aftermath)
                .filter(each -> each.session().closed() || each.wasTooMuch())
                .reduce((earlier, later) -> later);
    }

    /** The latest closed sessions, newest first. */
    public List<Session> latestClosed(int atMost) {
        List<Session> closed =
                new ArrayList<>(sessions.stream().filter(Session::closed).toList());
        Collections.reverse(closed);
        return closed.subList(0, Math.min(atMost, closed.size()));
    }

    /**
     * The unbroken run of calm sessions with a step, newest first. Calm: ended as planned, the continue rule had no
     * objection, it was not worse afterwards, and the technique did not have to rest on the next day. Sessions without the step neither count nor break
     * the run.
     */
    public List<Session> calmRun(String step, Technique technique) {
        List<Session> run = new ArrayList<>();
        for (int i = sessions.size() - 1; i >= 0; i--) {
            Session session = sessions.get(i);
            boolean calm =
                    session.wasCalm() && !aftermath(session).wasTooMuch() && !restsAfter(session.localDay(), technique);
            if (session.closed() && !calm) {
                break;
            }
            if (calm && session.completed(step)) {
                run.add(session);
            }
        }
        return run;
    }

    /** Calm, better afterwards, and nothing that was done had to rest on the next day. */
    public boolean wentWell(Session session) {
        return aftermath(session).wentWell()
                && plan.routine().steps().stream()
                        .filter(step -> session.completed(step.key()))
                        .noneMatch(step -> restsAfter(session.localDay(), step.technique()));
    }

    private boolean restsAfter(LocalDate day, Technique technique) {
        return on(day.plusDays(1))
                .map(next -> next.resting().stream().anyMatch(rest -> rest.technique() == technique))
                .orElse(false);
    }

    private Set<Technique> offLimits(LocalDate day) {
        return on(day).map(ClientDay::offLimits).orElse(Set.of());
    }

    private Optional<ClientDay> on(LocalDate day) {
        Map.Entry<LocalDate, ClientDay> latest = days.floorEntry(day);
        return latest == null ? Optional.empty() : Optional.of(latest.getValue().inheritedBy(day));
    }
}
