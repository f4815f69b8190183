package org.lumbar.routine.desk.plan;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.lumbar.foundation.access.Caller;
import org.lumbar.look.Form;
import org.lumbar.routine.desk.DeskBodies;
import org.lumbar.routine.desk.ScheduleForm;
import org.lumbar.routine.plan.ActivatePlan;
import org.lumbar.routine.plan.ChangePlan;
import org.lumbar.routine.plan.NewSchedule;
import org.lumbar.routine.problem.RequestBodies;
import org.lumbar.routine.schedule.Occurrence;

/** Carries out what the forms of a plan ask for, as the API would. */
@ApplicationScoped
class PlanForms {
    private static final int PREVIEWED = 14;

    private final DeskBodies bodies;
    private final RequestBodies<NewSchedule> schedules;
    private final ChangePlan change;
    private final ActivatePlan activate;

    PlanForms(DeskBodies bodies, ChangePlan change, ActivatePlan activate) {
        this.bodies = bodies;
        this.schedules = bodies.of("schedule-request.json", NewSchedule.class);
        this.change = change;
        this.activate = activate;
    }

    /** @param what one of the addresses of {@link PlanDeskResource} */
    void make(Caller caller, UUID planId, String what, Form form) {
        Long expected = form.revision();
        if (what.equals("schedule")) {
            var unused = change.reschedule(caller, planId, expected, wanted(form));
        } else if (what.equals("activate")) {
            activate.hear(caller, planId);
            var unused = activate.activate(caller, planId, expected);
        } else {
            var unused = change.make(caller, planId, expected, ChangePlan.Move.valueOf(what.toUpperCase(Locale.ROOT)));
        }
    }

    /** The first occurrences that the new schedule would have. */
    List<Occurrence> rehearse(Caller caller, UUID planId, Form form) {
        return change.rehearse(caller, planId, wanted(form), PREVIEWED);
    }

    private NewSchedule wanted(Form form) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        form.putInto(body, "from");
        form.putInto(body, "endDate");
        body.set("schedule", ScheduleForm.schedule(form));
        return schedules.read(bodies.bytes(body));
    }
}
