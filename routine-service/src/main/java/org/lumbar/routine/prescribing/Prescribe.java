package org.lumbar.routine.prescribing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.lumbar.foundation.access.Caller;
import org.lumbar.foundation.input.Fault;
import org.lumbar.routine.catalogue.Routine;
import org.lumbar.routine.catalogue.Routines;
import org.lumbar.routine.history.Decision;
import org.lumbar.routine.history.History;
import org.lumbar.routine.history.HistoryLine;
import org.lumbar.routine.plan.ChangePlan;
import org.lumbar.routine.plan.PinnedPlan;
import org.lumbar.routine.plan.Plan;
import org.lumbar.routine.plan.PlanSnapshot;
import org.lumbar.routine.plan.Plans;
import org.lumbar.routine.prescription.NewPrescription;
import org.lumbar.routine.prescription.Prescription;
import org.lumbar.routine.prescription.PrescriptionDifferences;
import org.lumbar.routine.prescription.PrescriptionDifferences.Difference;
import org.lumbar.routine.prescription.PrescriptionFaults;
import org.lumbar.routine.problem.Refused;

/** A plan's routine, adapted to its client: never laxer than routine and catalogue, and each change a revision of the plan. */
@ApplicationScoped
public class Prescribe {
    private static final String CHANGE = "PLAN_PRESCRIBED";

    private final Plans plans;
    private final ChangePlan changePlan;
    private final Routines routines;
    private final History history;
    private final ObjectMapper json;

    Prescribe(Plans plans, ChangePlan changePlan, Routines routines, History history, ObjectMapper json) {
        this.plans = plans;
        this.changePlan = changePlan;
        this.routines = routines;
        this.history = history;
        this.json = json;
    }

    /**
     * A plan's prescription as it is now.
     *
     * @param revision of the plan
     * @param fromRoutine what is different from the routine that the plan pins
     * @param latest the latest change of it; null if there was none
     */
    @Schema(name = "PrescriptionStanding")
    public record Standing(
            UUID planId,
            long revision,
            NewPrescription prescription,
            List<Difference> fromRoutine,
            @Nullable Change latest) {}

    /**
     * A change of a prescription.
     *
     * @param revision of the plan, that it made
     * @param changedBy subject of their token
     * @param differences from the revision before
     */
    public record Change(long revision, Instant changedAt, String changedBy, List<Difference> differences) {}

    /** @throws HttpProblem 404 for an unknown plan and for another's */
    @Transactional
    public Standing standing(Caller caller, UUID planId) {
        PinnedPlan pinned = plans.visible(caller, planId);
        NewPrescription now = pinned.plan().prescribed().now(pinned.routine());
        return new Standing(
                planId,
                pinned.revision(),
                now,
                PrescriptionDifferences.from(pinned.routine(), now),
                latest(pinned).orElse(null));
    }

    /**
     * What would be different, if this were prescribed.
     *
     * @throws Refused 400 naming every fault
     */
    @Transactional
    public List<Difference> rehearse(Caller caller, UUID planId, NewPrescription wanted) {
        PinnedPlan pinned = plans.visible(caller, planId);
        Routine routine = pinned.routine();
        check(wanted, pinned);
        return PrescriptionDifferences.between(
                routine, pinned.plan().prescribed().now(routine), wanted.plain(routine));
    }

    /**
     * Prescribes it from today on. What is prescribed already makes no new revision, whatever the caller has seen.
     *
     * @param expected the revision that the caller has seen; null to change whatever is there
     * @throws Refused 400 naming every fault; 412 if the plan is not at the expected revision any more; 409 if it has ended
     */
    @Transactional
    public PlanSnapshot prescribe(Caller caller, UUID planId, @Nullable Long expected, NewPrescription wanted) {
        PinnedPlan pinned = plans.visibleToChange(caller, planId);
        Routine routine = pinned.routine();
        check(wanted, pinned);
        NewPrescription plain = wanted.plain(routine);
        if (plain.equals(pinned.plan().prescribed().now(routine))) {
            return pinned.snapshot();
        }
        return changePlan.change(
                caller,
                planId,
                expected,
                Decision.of(caller.subject(), CHANGE),
                (plan, today) -> plan.prescribed(
                        plan.prescribed().changed(plain, routine, plan.startDate(), plan.firstDay(today))));
    }

    private void check(NewPrescription wanted, PinnedPlan pinned) {
        Set<String> open = Set.copyOf(pinned.plan().adjustments().openSteps());
        List<Fault> faults = PrescriptionFaults.of(wanted, pinned.routine(), routines.rules(), open);
        if (!faults.isEmpty()) {
            throw Refused.invalid(faults);
        }
    }

    private Optional<Change> latest(PinnedPlan pinned) {
        Plan plan = pinned.plan();
        return history.latest(plan.clientId(), plan.planId(), CHANGE).map(line -> {
            NewPrescription before = history.before(plan.clientId(), plan.planId(), line.revision())
                    .map(earlier -> of(earlier, pinned.routine()))
                    .orElseGet(() -> Prescription.NONE.now(pinned.routine()));
            List<Difference> differences =
                    PrescriptionDifferences.between(pinned.routine(), before, of(line, pinned.routine()));
            return new Change(line.revision(), line.changedAt(), line.changedBy(), differences);
        });
    }

    private NewPrescription of(HistoryLine line, Routine routine) {
        JsonNode stored = line.state().path("prescription");
        try {
            return (stored.isObject() ? json.treeToValue(stored, Prescription.class) : Prescription.NONE).now(routine);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A stored prescription can't be read", e);
        }
    }
}
