package org.lumbar.insights.triage;

import java.util.Collection;
import org.lumbar.insights.alert.Severity;
import org.lumbar.insights.alert.ShownAlert;

/** How soon a client should be looked at: the colour of their most urgent alert. Stored by place, so add only at the end. */
public enum Need {
    RED,
    YELLOW,
    BLUE,
    /** No alert holds. */
    NONE;

    static Need of(Collection<ShownAlert> holding) {
        return holding.stream()
                .map(ShownAlert::severity)
                .min(Severity::compareTo)
                .map(severity -> switch (severity) {
                    case RED -> RED;
                    case YELLOW -> YELLOW;
                    case BLUE -> BLUE;
                })
                .orElse(NONE);
    }
}
