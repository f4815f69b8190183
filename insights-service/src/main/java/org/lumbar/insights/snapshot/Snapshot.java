package org.lumbar.insights.snapshot;

import java.util.UUID;

/** The full state of one thing as its owner published it; a higher revision replaces a lower one. */
public sealed interface Snapshot
        permits ClientSnapshot, PlanSnapshot, SessionSnapshot, RatingSnapshot, ClientDaySnapshot {

    UUID clientId();

    UUID practiceId();

    /** Grows with every change of {@link #key()}; at least 1. */
    long revision();

    /** The Kafka key of this snapshot, in lower case: the client id, then a colon and what else names it. */
    String key();
}
