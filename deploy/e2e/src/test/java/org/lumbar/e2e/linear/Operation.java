package org.lumbar.e2e.linear;

import org.jspecify.annotations.Nullable;

/**
 * What one caller asked of one object, and what they were told.
 *
 * @param output null if no answer came: it may have happened, at any time since, or not at all
 * @param called when it was sent, of the JVM's clock, in nanoseconds
 * @param answered when the answer was there; after {@code called}, and without meaning if there is no output
 */
public record Operation<I, O>(int caller, I input, @Nullable O output, long called, long answered) {

    public Operation {
        if (output != null && answered < called) {
            throw new IllegalArgumentException("answered before it was called");
        }
    }

    boolean isAnswered() {
        return output != null;
    }
}
