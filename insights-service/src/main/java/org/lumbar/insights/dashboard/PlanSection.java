package org.lumbar.insights.dashboard;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * One plan on a client's page.
 *
 * @param title of the routine
 * @param status as routine-service says it, for example ACTIVE
 * @param extras sessions that count for no occurrence
 */
record PlanSection(
        UUID planId,
        String title,
        Status status,
        LocalDate start,
        List<WindowTile> tiles,
        Calendar calendar,
        int extras) {

    /** The states of a plan. */
    enum Status {
        ACTIVE,
        PAUSED,
        COMPLETED,
        CANCELLED
    }
}
