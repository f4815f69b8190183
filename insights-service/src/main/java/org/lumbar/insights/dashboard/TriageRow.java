package org.lumbar.insights.dashboard;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lumbar.insights.alert.Severity;
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
        List<ShownAlert> alerts) {

    /** Alerts by colour, unseen before seen, then lowest consistency, then highest pain; then the name decides. */
    static final Comparator<TriageRow> BY_NEED = Comparator.comparing(
                    TriageRow::severity, Comparator.<Severity>nullsLast(Comparator.naturalOrder()))
            .thenComparing(TriageRow::allSeen)
            .thenComparing(TriageRow::consistency, Comparator.nullsLast(Comparator.naturalOrder()))
            .thenComparing(TriageRow::pain, Comparator.nullsLast(Comparator.reverseOrder()))
            .thenComparing(TriageRow::name)
            .thenComparing(TriageRow::clientId);

    private @Nullable Severity severity() {
        return alerts.isEmpty() ? null : alerts.get(0).severity();
    }

    private boolean allSeen() {
        return alerts.isEmpty() || alerts.get(0).acknowledgement() != null;
    }
}
