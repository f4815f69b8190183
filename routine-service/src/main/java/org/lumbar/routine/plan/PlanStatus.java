package org.lumbar.routine.plan;

/** DRAFT is not published; COMPLETED and CANCELLED are final. */
public enum PlanStatus {
    DRAFT,
    ACTIVE,
    PAUSED,
    COMPLETED,
    CANCELLED
}
