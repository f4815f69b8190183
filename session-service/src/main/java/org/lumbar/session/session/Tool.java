package org.lumbar.session.session;

import org.jspecify.annotations.Nullable;
import org.lumbar.session.plan.BallOrRoller;

/** What a report of a step says it was done with. Stored by position: append only. */
enum Tool {
    /** The report names nothing: the plan says what is needed. */
    NOT_NAMED,
    BALL_OR_ROLLER,
    OTHER;

    static Tool of(@Nullable String equipment) {
        if (equipment == null) {
            return NOT_NAMED;
        }
        return BallOrRoller.isNamedIn(equipment) ? BALL_OR_ROLLER : OTHER;
    }
}
