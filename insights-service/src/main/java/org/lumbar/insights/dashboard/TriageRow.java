package org.lumbar.insights.dashboard;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lumbar.insights.consistency.Band;

/**
 * One client on the triage page.
 *
 * @param consistency completed share of the last 28 days, 0 to 1; null if nothing was scheduled
 * @param pain newest daily value of the last 28 days, 0 to 10; null if there is none
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
        @Nullable Reach reach) {

    /** Lowest consistency first, then highest pain; what is not known comes last, and then the name decides. */
    static final Comparator<TriageRow> BY_NEED = Comparator.comparing(
                    TriageRow::consistency, Comparator.nullsLast(Comparator.naturalOrder()))
            .thenComparing(TriageRow::pain, Comparator.nullsLast(Comparator.reverseOrder()))
            .thenComparing(TriageRow::name)
            .thenComparing(TriageRow::clientId);
}
