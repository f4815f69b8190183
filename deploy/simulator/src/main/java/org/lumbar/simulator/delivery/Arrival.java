package org.lumbar.simulator.delivery;

/** When uploads arrive, by the time of their records. */
public enum Arrival {
    /** When they are sent, each by its client's own channel. */
    WHEN_SENT,
    /**
     * When the story says, whatever the clock says now: all go straight to Kafka with that time. Only a topic with
     * {@code message.timestamp.type=CreateTime} takes a producer's word for it; the contract's topics don't.
     */
    AS_THE_STORY_SAYS
}
