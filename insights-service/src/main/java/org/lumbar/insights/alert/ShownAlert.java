package org.lumbar.insights.alert;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An alert as people see it.
 *
 * @param since local day on which the rule first held
 * @param days local days that show it
 * @param raisedAt when it was first shown
 * @param holds false once the facts no longer support it
 * @param acknowledgement null until somebody says that they have seen it
 */
public record ShownAlert(
        UUID clientId,
        UUID alertId,
        AlertCode code,
        Severity severity,
        LocalDate since,
        List<LocalDate> days,
        Instant raisedAt,
        boolean holds,
        @Nullable Acknowledgement acknowledgement) {

    /** What holds first; then colour, then what nobody has acknowledged, then the oldest. */
    static final Comparator<ShownAlert> BY_NEED = Comparator.comparing((ShownAlert alert) -> !alert.holds())
            .thenComparing(ShownAlert::severity)
            .thenComparing(alert -> alert.acknowledgement() != null)
            .thenComparing(ShownAlert::since)
            .thenComparing(ShownAlert::code)
            .thenComparing(alert -> alert.alertId().toString());

    /** Who has seen an alert, and what they wrote down. */
    public record Acknowledgement(
            Instant at, String by, @Nullable String note) {}
}
