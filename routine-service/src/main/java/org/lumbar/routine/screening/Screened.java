package org.lumbar.routine.screening;

/** What a yes to a screening question means; never a diagnosis. */
public enum Screened {
    STOP,
    ASK_A_PROFESSIONAL,
    URGENT_CARE
}
