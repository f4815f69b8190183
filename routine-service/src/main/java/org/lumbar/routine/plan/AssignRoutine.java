package org.lumbar.routine.plan;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.lumbar.foundation.access.Caller;
import org.lumbar.foundation.input.Fault;
import org.lumbar.foundation.input.Zones;
import org.lumbar.routine.catalogue.Routine;
import org.lumbar.routine.catalogue.Routines;
import org.lumbar.routine.client.Client;
import org.lumbar.routine.client.Clients;
import org.lumbar.routine.history.Decision;
import org.lumbar.routine.history.History;
import org.lumbar.routine.problem.Refused;
import org.lumbar.routine.publishing.Changed;
import org.lumbar.routine.schedule.Bounds;
import org.lumbar.routine.schedule.LocalDays;
import org.lumbar.routine.schedule.Occurrence;
import org.lumbar.routine.schedule.ScheduleFrom;
import org.lumbar.routine.schedule.Timeline;
import org.lumbar.routine.screening.Screenings;

/** A client gets a routine. The same id and the same body again is the same plan, not a second one. */
@ApplicationScoped
public class AssignRoutine {
    private static final TimeBasedEpochGenerator IDS = Generators.timeBasedEpochGenerator();

    private final Clients clients;
    private final Plans plans;
    private final Routines routines;
    private final Screenings screenings;
    private final History history;
    private final Event<Changed> changed;
    private final Clock clock;

    AssignRoutine(
            Clients clients,
            Plans plans,
            Routines routines,
            Screenings screenings,
            History history,
            Event<Changed> changed,
            Clock clock) {
        this.clients = clients;
        this.plans = plans;
        this.routines = routines;
        this.screenings = screenings;
        this.history = history;
        this.changed = changed;
        this.clock = clock;
    }

    /** @param created false if an earlier, equal request made it */
    public record Assigned(PlanSnapshot plan, boolean created) {}

    @Transactional
    public Assigned assign(Caller caller, UUID clientId, NewPlan wanted) {
        // Answers change what is published of the client.
        Client client =
                wanted.screening() == null ? clients.unchanging(caller, clientId) : clients.changing(caller, clientId);
        PlanRow known = wanted.planId() == null ? null : plans.held(wanted.planId());
        if (known != null) {
            return new Assigned(same(known, clientId, wanted), false);
        }
        client.requireActive();
        Plan plan = plan(client, wanted);
        if (!wanted.draft()) {
            screenings.require(caller, client, wanted.screening());
        } else if (wanted.screening() != null) {
            var unused = screenings.store(caller, clientId, wanted.screening(), "/screening");
        }
        PlanRow row = new PlanRow(plan, wanted, clock.instant());
        plans.persistAndFlush(row);
        Decision decision = Decision.of(caller.subject(), wanted.draft() ? "PLAN_DRAFTED" : "PLAN_ASSIGNED");
        history.add(decision, row.practiceId, row.clientId, row.planId, row.revision, plan);
        changed.fire(new Changed());
        return new Assigned(plans.snapshot(row), true);
    }

    private PlanSnapshot same(PlanRow known, UUID clientId, NewPlan wanted) {
        if (!known.clientId.equals(clientId) || !known.createdFrom.equals(wanted)) {
            throw Refused.conflict("id-conflict", "This id belongs to something else already.");
        }
        return plans.snapshot(known);
    }

    /**
     * The first occurrences of a plan that nobody has assigned.
     *
     * @param home the client's home zone
     * @throws Refused as {@link #assign} would for what is wrong with the plan itself
     */
    @Transactional
    public List<Occurrence> rehearse(Caller caller, ZoneId home, NewPlan wanted, int most) {
        var unused = checked(caller.practice(), home, wanted);
        UUID id = wanted.planId() == null ? IDS.generate() : wanted.planId();
        List<ScheduleFrom> schedules = List.of(new ScheduleFrom(wanted.startDate(), wanted.schedule()));
        return new Timeline(id, schedules, wanted.endDate(), null)
                .occurrences(Bounds.lastDay(wanted.startDate())).stream()
                        .limit(most)
                        .toList();
    }

    private Plan plan(Client client, NewPlan wanted) {
        Routine routine = checked(client.practiceId(), client.timezone(), wanted);
        ZoneId zone = zone(client.timezone(), wanted);
        return plan(client, wanted, zone, LocalDays.of(clock.instant(), zone), routine.version());
    }

    private static ZoneId zone(ZoneId home, NewPlan wanted) {
        ZoneId own = wanted.timezone() == null ? null : Zones.find(wanted.timezone());
        return own == null ? home : own;
    }

    private Routine checked(UUID practice, ZoneId home, NewPlan wanted) {
        List<Fault> faults = new ArrayList<>(Zones.faults("/timezone", wanted.timezone()));
        faults.addAll(wanted.faults(LocalDays.of(clock.instant(), zone(home, wanted))));
        Optional<Routine> routine = routines.find(practice, wanted.routineKey(), wanted.routineVersion());
        if (routine.isEmpty()) {
            faults.add(new Fault("unknown-routine", "/routineKey", "There is no such routine, or no such version."));
        }
        if (!faults.isEmpty()) {
            throw Refused.invalid(faults);
        }
        return routine.orElseThrow();
    }

    private static Plan plan(Client client, NewPlan wanted, ZoneId zone, LocalDate today, int version) {
        return new Plan(
                wanted.planId() == null ? IDS.generate() : wanted.planId(),
                client.clientId(),
                client.practiceId(),
                wanted.draft() ? PlanStatus.DRAFT : PlanStatus.ACTIVE,
                wanted.routineKey(),
                version,
                wanted.startDate(),
                wanted.endDate(),
                zone,
                List.of(new ScheduleFrom(wanted.startDate(), wanted.schedule())),
                List.of(),
                null,
                Plan.horizon(wanted.startDate(), today),
                Adjustments.NONE,
                client.injuredAreas(),
                null);
    }

    /** A draft to be made of a version of its routine. */
    public record Draft(Client client, NewPlan plan, int version) {}

    /** What is wrong with a plan in itself, as {@link #assign} would say it; whether there is such a routine is not asked. */
    public List<Fault> faults(NewPlan wanted, ZoneId home) {
        return wanted.faults(LocalDays.of(clock.instant(), home));
    }

    /**
     * Prepares many plans that are free of faults. Nothing is published of a draft.
     *
     * @param by subject of whoever wants them
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void draftAll(String by, List<Draft> wanted) {
        List<PlanRow> rows = wanted.stream().map(this::row).toList();
        // Rows of one table after the other go to the database together.
        rows.forEach(plans::persist);
        rows.forEach(row -> history.add(
                Decision.of(by, "PLAN_DRAFTED"), row.practiceId, row.clientId, row.planId, row.revision, row.plan()));
    }

    private PlanRow row(Draft wanted) {
        ZoneId zone = wanted.client().timezone();
        LocalDate today = LocalDays.of(clock.instant(), zone);
        return new PlanRow(
                plan(wanted.client(), wanted.plan(), zone, today, wanted.version()), wanted.plan(), clock.instant());
    }
}
