package org.lumbar.insights.dashboard;

import org.lumbar.insights.consistency.Consistency;

/** The consistency of one window. */
record WindowTile(Span span, Consistency consistency) {

    /** The windows that measures are read over. */
    enum Span {
        WEEK,
        FOUR_WEEKS,
        PLAN
    }
}
