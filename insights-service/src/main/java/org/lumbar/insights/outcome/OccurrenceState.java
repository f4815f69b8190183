package org.lumbar.insights.outcome;

/** What became of one scheduled session. */
public enum OccurrenceState {
    /** The plan no longer asks for it; counts nowhere. */
    CANCELLED,
    /** At least 0.8 of what was required was done. */
    COMPLETED,
    /** Less was done, because a typed stop or the continue rule ended it. */
    STOPPED_SAFETY,
    /** Nothing was asked of the client: a pause, a finished course, rest, a lock, a failed screening, withdrawn consent, or the daily dose was used up. */
    EXEMPT,
    /** Something, but less than 0.8, was done. */
    PARTIAL,
    /** The window closed and nothing was done. */
    MISSED,
    /** Nothing is done yet and the window is still open. */
    PENDING
}
