package org.lumbar.insights.dashboard;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lumbar.insights.consistency.Band;

/**
 * One client on the triage page.
 *
 * @param consistency completed share of the last 28 days, 0 to 1; null if nothing was scheduled
 * @param pain last daily value, 0 to 10; null if there is none
 * @param painDay the local day of that value
 * @param reach null if nothing has arrived yet
 */
record TriageRow(
        UUID clientId,
        String name,
        @Nullable Double consistency,
        @Nullable Band band,
        @Nullable Double pain,
        @Nullable LocalDate painDay,
        Sparkline sparkline,
        @Nullable Reach reach) {}
