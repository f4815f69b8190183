package org.lumbar.routine.step;

/** Part of a session, in this order. */
public enum Phase {
    SETUP,
    WARM_UP,
    MASSAGE,
    STRETCH,
    COOL_DOWN
}
