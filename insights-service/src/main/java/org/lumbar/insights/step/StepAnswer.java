package org.lumbar.insights.step;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.lumbar.insights.snapshot.Titles;

/** The steps of every plan of a client over the sessions between two local days, both included. */
public record StepAnswer(UUID clientId, LocalDate from, LocalDate to, List<Plan> plans) {

    /** One plan, its steps in the routine's order. */
    @Schema(name = "PlanSteps")
    public record Plan(UUID planId, String routineTitle, Titles routineTitles, List<StepReport> steps) {}
}
