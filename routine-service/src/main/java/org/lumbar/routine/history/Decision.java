package org.lumbar.routine.history;

import org.jspecify.annotations.Nullable;

/**
 * Something a person decided.
 *
 * @param by subject of their token
 * @param change what, such as PLAN_PAUSED
 * @param note why, in their words; stored here only, never published
 */
public record Decision(String by, String change, @Nullable String note) {
    public static Decision of(String by, String change) {
        return new Decision(by, change, null);
    }
}
