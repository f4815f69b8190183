package org.lumbar.routine.state;

/** What the gravest yes to a screening question means, from mild to grave; never a diagnosis. */
public enum ScreeningResult {
    PASSED,
    ASK_A_PROFESSIONAL,
    STOP,
    URGENT_CARE
}
