package org.lumbar.session.edge;

import org.jspecify.annotations.Nullable;
import org.lumbar.session.pain.Rule;

/**
 * What the answer to one event says about going on.
 *
 * @param rule null if there is no guidance
 * @param missing why there is none, where there should be; stable
 */
record Advice(@Nullable Rule rule, @Nullable String missing) {
    /** The event speaks of nothing that guidance is for. */
    static final Advice NONE = new Advice(null, null);

    /** The batch tells of the past: nobody waits for an answer. */
    static final Advice NOT_RECENT = new Advice(null, "not-recent");

    /** What is stored could not be read in time. */
    static final Advice UNAVAILABLE = new Advice(null, "unavailable");

    static Advice by(@Nullable Rule rule) {
        return new Advice(rule, null);
    }

    Result on(Result result) {
        return equals(NONE) ? result : result.with(rule == null ? null : new Guidance(rule.answer(), rule), missing);
    }
}
