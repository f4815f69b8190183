package org.lumbar.routine.screening;

import org.lumbar.routine.state.ScreeningResult;

/** What a yes to a screening question means; never a diagnosis. */
public enum Screened {
    STOP,
    ASK_A_PROFESSIONAL,
    URGENT_CARE;

    ScreeningResult result() {
        return ScreeningResult.valueOf(name());
    }
}
