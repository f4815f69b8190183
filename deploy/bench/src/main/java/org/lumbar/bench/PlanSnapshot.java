package org.lumbar.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lumbar.simulator.routine.Dose;
import org.lumbar.simulator.routine.Routine;
import org.lumbar.simulator.routine.Step;
import org.lumbar.simulator.schedule.Occurrence;
import org.lumbar.simulator.schedule.Plan;
import org.lumbar.simulator.schedule.Schedule;

/** A simulated plan as routine-service would publish it, whole by the contract. */
final class PlanSnapshot {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int HORIZON_DAYS = 56;

    private PlanSnapshot() {}

    /** @param today the horizon reaches eight weeks beyond it */
    static ObjectNode of(UUID practice, Plan plan, Routine routine, LocalDate today) {
        LocalDate to = today.plusDays(HORIZON_DAYS);
        ObjectNode node = JSON.createObjectNode()
                .put("planId", plan.planId().toString())
                .put("clientId", plan.clientId().toString())
                .put("practiceId", practice.toString())
                .put("revision", 1)
                .put("status", "ACTIVE")
                .put("startDate", plan.startDate().toString())
                .put("endDate", plan.endDate() == null ? null : plan.endDate().toString())
                .put("timezone", plan.timezone());
        schedule(node.putObject("schedule"), plan.schedule());
        if (routine.course() != null) {
            node.putObject("course")
                    .put("reviewAt", routine.course().stopAt())
                    .put("stopAt", routine.course().stopAt());
        }
        routine(node.putObject("routine"), routine);
        node.putObject("horizon").put("from", plan.startDate().toString()).put("to", to.toString());
        var occurrences = node.putArray("occurrences");
        plan.occurrences(plan.startDate(), to).forEach(each -> occurrences.add(occurrence(each)));
        node.putArray("pauses");
        return node;
    }

    private static void schedule(ObjectNode node, Schedule schedule) {
        if (schedule instanceof Schedule.PerWeek perWeek) {
            node.put("kind", "PER_WEEK").put("timesPerWeek", perWeek.times());
        } else if (schedule instanceof Schedule.Recurring recurring) {
            node.put("kind", "RRULE").put("rrule", recurring.rrule());
            recurring.slots().forEach(node.putArray("slots")::add);
        }
    }

    private static void routine(ObjectNode node, Routine routine) {
        node.put("key", routine.key()).put("version", routine.version()).put("title", routine.key());
        node.putArray("actors").add("SELF");
        routine.stopRules().forEach(node.putArray("stopRules")::add);
        var steps = node.putArray("steps");
        routine.steps().forEach(step -> steps.add(step(step)));
    }

    private static ObjectNode step(Step step) {
        ObjectNode node = JSON.createObjectNode()
                .put("key", step.key())
                .put("phase", step.phase())
                .put("technique", step.technique())
                .put("title", step.key())
                .put("required", step.required())
                .put("prompt", step.prompt())
                .put("pressure", step.pressure());
        dose(node, "seconds", step.seconds());
        dose(node, "repetitions", step.repetitions());
        dose(node, "holdSeconds", step.holdSeconds());
        return node;
    }

    private static void dose(ObjectNode step, String name, @Nullable Dose dose) {
        if (dose != null) {
            step.putObject(name).put("min", dose.min()).put("max", dose.max());
        }
    }

    private static ObjectNode occurrence(Occurrence occurrence) {
        return JSON.createObjectNode()
                .put("id", occurrence.id())
                .put("localDate", occurrence.localDate().toString())
                .put("windowEnd", occurrence.windowEnd().toString())
                .put("slot", occurrence.slot())
                .put("cancelled", false);
    }
}
