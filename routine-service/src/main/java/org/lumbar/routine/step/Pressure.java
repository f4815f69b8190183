package org.lumbar.routine.step;

/** How firmly a step works. TO_COMFORT is whatever the person finds comfortable. */
public enum Pressure {
    LIGHT,
    TO_COMFORT,
    MODERATE,
    FIRM,
    DEEP;

    /** FIRM and DEEP are asked about on the next day, and need the strict stop rules. */
    public boolean isFirmOrMore() {
        return this == FIRM || this == DEEP;
    }

    /** One step lighter; LIGHT and TO_COMFORT become, or stay, LIGHT. */
    public Pressure lighter() {
        return switch (this) {
            case DEEP -> FIRM;
            case FIRM -> MODERATE;
            default -> LIGHT;
        };
    }
}
