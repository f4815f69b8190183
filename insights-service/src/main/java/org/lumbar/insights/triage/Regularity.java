package org.lumbar.insights.triage;

import org.jspecify.annotations.Nullable;
import org.lumbar.insights.consistency.Consistency;

/** A client's consistency over 28 days, as a band; apart from those of whom nothing can be said. */
public enum Regularity {
    ON_TRACK,
    PARTIAL,
    LOW,
    /** Nothing was scheduled, or there is no plan. */
    UNKNOWN;

    static Regularity of(@Nullable Consistency consistency) {
        if (consistency == null || consistency.band() == null) {
            return UNKNOWN;
        }
        return switch (consistency.band()) {
            case ON_TRACK -> ON_TRACK;
            case PARTIAL -> PARTIAL;
            case LOW -> LOW;
        };
    }
}
