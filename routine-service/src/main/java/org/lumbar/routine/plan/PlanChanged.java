package org.lumbar.routine.plan;

/** Fired in the transaction of the change; the plan as it is now. */
public record PlanChanged(Plan plan) {}
