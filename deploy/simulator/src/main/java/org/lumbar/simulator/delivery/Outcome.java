package org.lumbar.simulator.delivery;

/** What became of one sending of an event. */
public enum Outcome {
    /** Written down, not sent: a dry run. */
    DRAWN_UP,
    /** The edge answered 202 and accepted this event. */
    ACCEPTED,
    /** Kafka acknowledged the record. */
    ACKED,
    /** The edge answered 202 and refused this event. */
    REJECTED,
    /** No answer within the patience, or the whole request was refused. */
    FAILED;

    /** Whether the services have promised to count the event. */
    public boolean isPromised() {
        return this == ACCEPTED || this == ACKED;
    }
}
