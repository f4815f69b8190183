package org.lumbar.routine.desk.plan;

import java.time.LocalDate;
import java.util.List;
import org.lumbar.look.Form;
import org.lumbar.look.Viewer;
import org.lumbar.routine.client.Client;
import org.lumbar.routine.desk.PreviewedOccurrence;
import org.lumbar.routine.desk.ScheduleForm;
import org.lumbar.routine.plan.PlanSnapshot;

/**
 * A change of a plan before it is made.
 *
 * @param change which one, as its address names it
 * @param next what is expected as things are
 * @param preview what would be expected; empty until it was asked for
 */
public record PlanDeskPage(
        Viewer viewer,
        Client client,
        PlanSnapshot plan,
        String change,
        Form form,
        LocalDate today,
        List<PreviewedOccurrence> next,
        List<PreviewedOccurrence> preview) {

    public List<String> kinds() {
        return ScheduleForm.KINDS;
    }

    public List<String> weekdays() {
        return ScheduleForm.WEEKDAYS;
    }

    /** The day from which a new schedule is to hold, as its field shows it. */
    public String from() {
        return form.value("from", today.toString());
    }

    /** Whether it is a new schedule, and not a change of the plan as a whole. */
    public boolean isSchedule() {
        return change.equals("schedule");
    }

    /** Whether somebody has changed the plan since the page was read from which the form was sent. */
    public boolean isStale() {
        return "stale-revision".equals(form.refusal());
    }
}
