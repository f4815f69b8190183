package org.lumbar.insights.intake;

import org.lumbar.insights.snapshot.ClientDaySnapshot;
import org.lumbar.insights.snapshot.ClientSnapshot;
import org.lumbar.insights.snapshot.PlanSnapshot;
import org.lumbar.insights.snapshot.RatingSnapshot;
import org.lumbar.insights.snapshot.SessionSnapshot;
import org.lumbar.insights.snapshot.Snapshot;

/** What a topic carries. */
enum Kind {
    CLIENT("client", ClientSnapshot.class),
    PLAN("plan", PlanSnapshot.class),
    SESSION("session", SessionSnapshot.class),
    RATING("pain-rating", RatingSnapshot.class),
    CLIENT_DAY("client-day", ClientDaySnapshot.class);

    private final String contractName;
    private final Class<? extends Snapshot> type;

    Kind(String contractName, Class<? extends Snapshot> type) {
        this.contractName = contractName;
        this.type = type;
    }

    /** Its name in the contract's schemas and examples. */
    String contractName() {
        return contractName;
    }

    /** True of what routine-service publishes: it signs its tombstones. */
    boolean isSignedWhenErased() {
        return this == CLIENT || this == PLAN;
    }

    Class<? extends Snapshot> type() {
        return type;
    }
}
