package org.lumbar.session.event;

/** Why a step was left out. */
public enum SkipReason {
    PAIN,
    NO_EQUIPMENT,
    NO_TIME,
    RESTING,
    LOCKED,
    DOSE_USED_UP,
    OTHER
}
