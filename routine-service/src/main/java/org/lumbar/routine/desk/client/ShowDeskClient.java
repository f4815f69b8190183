package org.lumbar.routine.desk.client;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lumbar.foundation.access.Caller;
import org.lumbar.foundation.access.Roles;
import org.lumbar.look.Form;
import org.lumbar.look.Viewer;
import org.lumbar.routine.client.Client;
import org.lumbar.routine.client.Clients;
import org.lumbar.routine.desk.PreviewedOccurrence;
import org.lumbar.routine.history.History;
import org.lumbar.routine.history.HistoryLine;
import org.lumbar.routine.intake.ClientDay;
import org.lumbar.routine.intake.Session;
import org.lumbar.routine.intake.Snapshots;
import org.lumbar.routine.plan.PlanSnapshot;
import org.lumbar.routine.plan.PlanStatus;
import org.lumbar.routine.plan.Plans;
import org.lumbar.routine.proposal.Proposal;
import org.lumbar.routine.proposal.Proposals;
import org.lumbar.routine.schedule.LocalDays;
import org.lumbar.routine.screening.Screenings;

/** Puts the page of one client together. Call it in a transaction. */
@ApplicationScoped
class ShowDeskClient {
    private static final int NEXT = 5;

    private final Clients clients;
    private final Plans plans;
    private final Proposals proposals;
    private final Screenings screenings;
    private final ShowAccess access;
    private final Snapshots snapshots;
    private final History history;
    private final Clock clock;

    ShowDeskClient(
            Clients clients,
            Plans plans,
            Proposals proposals,
            Screenings screenings,
            ShowAccess access,
            Snapshots snapshots,
            History history,
            Clock clock) {
        this.clients = clients;
        this.plans = plans;
        this.proposals = proposals;
        this.screenings = screenings;
        this.access = access;
        this.snapshots = snapshots;
        this.history = history;
        this.clock = clock;
    }

    /** @param form what was typed on the page before it was refused */
    ClientDeskPage of(Caller caller, Viewer viewer, UUID clientId, Form form, String done) {
        Client client = clients.visible(caller, clientId);
        List<PlanSnapshot> all = plans.all(caller, clientId);
        List<ClientDeskPage.Change> changes = changes(client, all);
        return new ClientDeskPage(
                viewer,
                client,
                form,
                done,
                caller.is(Roles.PRACTICE_ADMIN),
                screenings.standing(clientId).orElse(null),
                screenings.latest(clientId).orElse(null),
                locks(client, all),
                all.stream()
                        .sorted(Comparator.comparing((PlanSnapshot plan) -> !isRunning(plan))
                                .thenComparing(PlanSnapshot::startDate, Comparator.reverseOrder()))
                        .map(plan -> line(caller, plan))
                        .toList(),
                access.of(caller, client, form.named("access")),
                changes,
                meanwhile(form, changes));
    }

    private List<ClientDeskPage.Lock> locks(Client client, List<PlanSnapshot> all) {
        Map.Entry<LocalDate, ClientDay> latest =
                snapshots.daysOf(client.clientId()).lastEntry();
        if (latest == null) {
            return List.of();
        }
        List<Session> sessions = all.stream()
                .flatMap(plan -> snapshots.sessionsOf(client.clientId(), plan.planId()).stream())
                .toList();
        return latest.getValue().locked().stream()
                .filter(lock -> client.lockClearances().stream()
                        .noneMatch(cleared ->
                                cleared.lockId().equals(lock.lockId()) && cleared.technique() == lock.technique()))
                .map(lock -> new ClientDeskPage.Lock(
                        lock.lockId(), lock.technique(), lock.rule().name(), lock.since(), session(sessions, lock)))
                .toList();
    }

    /** The session that was stopped; else one of the day, if there is but one. */
    private static @Nullable UUID session(List<Session> sessions, ClientDay.Locked lock) {
        List<Session> sameDay = sessions.stream()
                .filter(session -> session.localDay().equals(lock.since()))
                .toList();
        return sessions.stream()
                .filter(session -> session.stop() != null
                        && lock.lockId().equals(session.stop().eventId()))
                .findFirst()
                .or(() -> sameDay.size() == 1 ? sameDay.stream().findFirst() : Optional.empty())
                .map(Session::sessionId)
                .orElse(null);
    }

    private ClientDeskPage.PlanLine line(Caller caller, PlanSnapshot plan) {
        boolean running = isRunning(plan);
        Proposals.Overview overview = plan.status() == PlanStatus.DRAFT
                ? new Proposals.Overview(List.of(), List.of())
                : proposals.of(caller, plan.planId());
        LocalDate today = LocalDays.of(clock.instant(), plan.timezone());
        List<PreviewedOccurrence> next = PreviewedOccurrence.of(
                plan.occurrences().stream()
                        .filter(occurrence -> running && !occurrence.windowEnd().isBefore(today))
                        .limit(NEXT)
                        .toList(),
                plan.timezone());
        return new ClientDeskPage.PlanLine(
                plan,
                running,
                overview.open().stream()
                        .map(proposal -> proposed(plan, proposal))
                        .toList(),
                overview.decided(),
                next);
    }

    private static boolean isRunning(PlanSnapshot plan) {
        return plan.status() == PlanStatus.ACTIVE || plan.status() == PlanStatus.PAUSED;
    }

    private static ClientDeskPage.Proposed proposed(PlanSnapshot plan, Proposal proposal) {
        PlanSnapshot.Course course = plan.course();
        PlanSnapshot.PrescribedStep about = plan.routine().steps().stream()
                .filter(step -> step.key().equals(proposal.step()))
                .findFirst()
                .orElse(null);
        return new ClientDeskPage.Proposed(
                proposal.proposalId(),
                proposal.kind(),
                course == null ? 0 : course.reviewAt(),
                plan.routine(),
                about,
                proposal.openSince(),
                proposal.evidence());
    }

    /** Newest first. */
    private List<ClientDeskPage.Change> changes(Client client, List<PlanSnapshot> all) {
        List<ClientDeskPage.Change> changes = new ArrayList<>();
        history.of(client.clientId(), client.clientId()).forEach(line -> changes.add(change(line, null)));
        all.forEach(plan -> history.of(client.clientId(), plan.planId())
                .forEach(line -> changes.add(change(line, plan.routine()))));
        changes.sort(Comparator.comparing(ClientDeskPage.Change::at).reversed());
        return List.copyOf(changes);
    }

    private static ClientDeskPage.Change change(HistoryLine line, PlanSnapshot.@Nullable PinnedRoutine plan) {
        return new ClientDeskPage.Change(
                line.changedAt(), line.changedBy(), line.change(), plan, line.note(), line.revision());
    }

    /** Of a form that came too late: what others have changed since its page was read. */
    private static List<ClientDeskPage.Change> meanwhile(Form form, List<ClientDeskPage.Change> changes) {
        String seen = form.value("revision");
        if (!"stale-revision".equals(form.refusal()) || !seen.matches("\\d{1,18}")) {
            return List.of();
        }
        return changes.stream()
                .filter(change -> change.plan() == null && change.revision() > Long.parseLong(seen))
                .toList();
    }
}
