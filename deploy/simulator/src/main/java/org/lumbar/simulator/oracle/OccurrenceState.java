package org.lumbar.simulator.oracle;

/** What became of a scheduled session. */
public enum OccurrenceState {
    COMPLETED,
    STOPPED_SAFETY,
    EXEMPT,
    PARTIAL,
    MISSED,
    PENDING
}
