package org.lumbar.routine.today;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lumbar.foundation.access.Caller;
import org.lumbar.routine.client.Client;
import org.lumbar.routine.client.Clients;
import org.lumbar.routine.consent.Consents;
import org.lumbar.routine.intake.ClientDay;
import org.lumbar.routine.intake.Session;
import org.lumbar.routine.intake.Snapshots;
import org.lumbar.routine.plan.PinnedPlan;
import org.lumbar.routine.plan.Plans;
import org.lumbar.routine.progress.Progress;
import org.lumbar.routine.schedule.LocalDays;
import org.lumbar.routine.schedule.Occurrence;
import org.lumbar.routine.screening.Screenings;
import org.lumbar.routine.state.ConsentState;
import org.lumbar.routine.today.Today.DueOccurrence;

/** What is due from today on, as far as it is planned: each day by the rule of today. */
@ApplicationScoped
public class UpcomingSessions {
    private final Clients clients;
    private final Plans plans;
    private final Snapshots snapshots;
    private final Screenings screenings;
    private final Consents consents;
    private final Clock clock;

    UpcomingSessions(
            Clients clients, Plans plans, Snapshots snapshots, Screenings screenings, Consents consents, Clock clock) {
        this.clients = clients;
        this.plans = plans;
        this.snapshots = snapshots;
        this.screenings = screenings;
        this.consents = consents;
        this.clock = clock;
    }

    /**
     * In order of their days, plan by plan. Nothing that is done, paused, locked, or resting today; nothing of a course that is complete,
     * nor while a yes of the screening waits for a clinician or consent is withdrawn.
     *
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 404 for an unknown client and for another's
     */
    @Transactional
    public List<UpcomingSession> of(Caller caller, UUID clientId) {
        Client client = clients.visible(caller, clientId);
        boolean nothingIsDue = consents.standing(client).state() == ConsentState.WITHDRAWN
                || screenings.standing(clientId).isPresent();
        if (nothingIsDue) {
            return List.of();
        }
        LocalDate today = LocalDays.of(clock.instant(), client.timezone());
        ClientDay day = snapshots.dayOf(clientId, today).orElse(null);
        NavigableMap<LocalDate, ClientDay> days = snapshots.daysOf(clientId);
        List<UpcomingSession> all = new ArrayList<>();
        for (PinnedPlan pinned : plans.running(clientId)) {
            List<Session> sessions =
                    snapshots.sessionsOf(clientId, pinned.plan().planId());
            all.addAll(of(pinned, new Progress(pinned.snapshot(), sessions, days, List.of()), client, day));
        }
        return all;
    }

    private List<UpcomingSession> of(PinnedPlan pinned, Progress progress, Client client, @Nullable ClientDay day) {
        LocalDate today = LocalDays.of(clock.instant(), pinned.plan().timezone());
        NavigableMap<LocalDate, List<Occurrence>> byDay = new TreeMap<>();
        for (Occurrence occurrence : progress.plan().occurrences()) {
            if (!occurrence.cancelled() && !occurrence.windowEnd().isBefore(today)) {
                LocalDate first = occurrence.localDate().isBefore(today) ? today : occurrence.localDate();
                byDay.computeIfAbsent(first, any -> new ArrayList<>()).add(occurrence);
            }
        }
        List<UpcomingSession> upcoming = new ArrayList<>();
        byDay.forEach((on, occurrences) -> {
            ClientDay allows = day == null || on.equals(today) ? day : withoutRest(day, on);
            DayLimits limits = new DayLimits(allows, client.lockClearances(), client.injuredAreas(), null);
            List<String> due = due(new PlanDay(pinned, progress, on, limits));
            for (Occurrence each : occurrences) {
                if (due.contains(each.id())) {
                    upcoming.add(new UpcomingSession(
                            each.id(),
                            on,
                            each.windowEnd(),
                            each.slot(),
                            pinned.plan().timezone(),
                            progress.plan().revision()));
                }
            }
        });
        return upcoming;
    }

    /** Rest ends with a no, which may come every day; a lock waits for a clinician. */
    private static ClientDay withoutRest(ClientDay day, LocalDate on) {
        ClientDay later = day.inheritedBy(on);
        return new ClientDay(
                later.clientId(),
                later.practiceId(),
                on,
                later.revision(),
                later.dose(),
                List.of(),
                later.locked(),
                later.questionsDue());
    }

    private static List<String> due(PlanDay day) {
        return day.due(null)
                .filter(plan -> plan.status().equals("DUE"))
                .map(plan -> plan.occurrences().stream()
                        .filter(occurrence -> !occurrence.status().equals("DONE"))
                        .map(DueOccurrence::id)
                        .toList())
                .orElse(List.of());
    }
}
