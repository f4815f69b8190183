package org.lumbar.routine.intake;

/** The rule that made a decision, as session-service names it. */
public enum Rule {
    NRS_0_3,
    NRS_4_5,
    NRS_6_UP,
    BEFORE_PLUS_2,
    ABOVE_BEFORE,
    STOP_DISCOMFORT,
    STOP_VERY_PAINFUL,
    STOP_BONE_PAIN,
    STOP_EXCRUCIATING,
    NEXT_DAY_SORE,
    DAILY_LIMIT,
    SEVERE_PAIN
}
