package org.lumbar.session.event;

/** How firm the hands or the ball press, mildest first: the order decides which report of a step is the firmest. */
public enum Pressure {
    LIGHT,
    TO_COMFORT,
    MODERATE,
    FIRM,
    DEEP
}
