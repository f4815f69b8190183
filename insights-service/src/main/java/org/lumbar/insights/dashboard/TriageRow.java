package org.lumbar.insights.dashboard;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lumbar.insights.alert.ShownAlert;
import org.lumbar.insights.consistency.Band;

/**
 * One client on the triage page.
 *
 * @param consistency completed share of the last 28 days, 0 to 1; null if nothing was scheduled
 * @param pain newest daily value of the last 28 days, 0 to 10; null if there is none
 * @param painDay the local day of that value
 * @param reach null if nothing has arrived yet
 * @param alerts those that hold, most urgent first
 */
record TriageRow(
        UUID clientId,
        String name,
        @Nullable Double consistency,
        @Nullable Band band,
        @Nullable Double pain,
        @Nullable LocalDate painDay,
        Sparkline sparkline,
        @Nullable Reach reach,
        List<ShownAlert> alerts) {}
