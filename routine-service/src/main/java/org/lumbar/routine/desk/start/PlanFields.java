package org.lumbar.routine.desk.start;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.lumbar.foundation.input.Fault;
import org.lumbar.look.Form;
import org.lumbar.routine.catalogue.Routine;
import org.lumbar.routine.desk.PreviewedOccurrence;
import org.lumbar.routine.desk.ScheduleForm;
import org.lumbar.routine.screening.ScreeningForm;
import org.lumbar.routine.screening.ScreeningQuestion;

/**
 * What is asked for a plan: the questions of the screening, a routine, when.
 *
 * @param planId made for the page: sent twice, it is the same plan
 * @param preview the first occurrences; empty until they were asked for
 */
public record PlanFields(
        Form form,
        UUID planId,
        String zone,
        LocalDate today,
        ScreeningForm screening,
        List<Routine> routines,
        List<PreviewedOccurrence> preview) {

    /** A question, and what was answered. */
    public record Asked(String key, String field, boolean yes, boolean no, List<Fault> faults) {
        static Asked of(ScreeningQuestion question, Form form) {
            String field = NewClientForm.ANSWER + question.key();
            return new Asked(
                    question.key(),
                    field,
                    form.is(field, "yes"),
                    form.is(field, "no"),
                    form.at("/screening/answers/" + question.key()));
        }
    }

    public List<Asked> questions() {
        return screening.questions().stream()
                .map(question -> Asked.of(question, form))
                .toList();
    }

    /** The first day, as its field shows it. */
    public String start() {
        return form.value("startDate", today.toString());
    }

    public List<String> kinds() {
        return ScheduleForm.KINDS;
    }

    public List<String> weekdays() {
        return ScheduleForm.WEEKDAYS;
    }
}
