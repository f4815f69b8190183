package org.lumbar.routine.publishing;

import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * What was committed, by the writers' own account.
 *
 * @param last each plan's last revision
 * @param changes every committed change, as {@link #change} names it
 */
record Committed(Map<UUID, Long> last, Set<String> changes, Set<UUID> erased) {

    static String change(UUID plan, long revision, String mark) {
        return plan + ":" + revision + ":" + mark;
    }
}
