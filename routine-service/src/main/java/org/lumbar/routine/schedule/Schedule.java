package org.lumbar.routine.schedule;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** When a plan's sessions are due. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = RuleSchedule.class, name = "RRULE"),
    @JsonSubTypes.Type(value = WeeklySchedule.class, name = "PER_WEEK")
})
public sealed interface Schedule permits RuleSchedule, WeeklySchedule {

    /**
     * The occurrences that start on local days from..to, in order.
     *
     * @param from the schedule's first day, included
     * @param until the schedule's last day, included
     * @param to the last day to expand, included
     */
    List<Occurrence> expand(UUID plan, LocalDate from, LocalDate until, LocalDate to);
}
