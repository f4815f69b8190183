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
 * @param evidence ids of what shows it: of events, sessions, ratings, screenings, locks, plans, proposals or alerts, depending on the code
 * @param detail what kind of thing it is about, where one code has several: of an open proposal, what is proposed; else null
 * @param raisedAt when it was first shown
 * @param holds false once the data no longer support it
 * @param endedAt when that was found; null while it holds
 * @param acknowledgement null until somebody says that they have seen it
 */
public record ShownAlert(
        UUID clientId,
        UUID alertId,
        AlertCode code,
        Severity severity,
        LocalDate since,
        List<LocalDate> days,
        List<UUID> evidence,
        @Nullable String detail,
        Instant raisedAt,
        boolean holds,
        @Nullable Instant endedAt,
        @Nullable Acknowledgement acknowledgement) {

    /** What holds first; then colour, then what nobody has acknowledged, then the newest harm. */
    static final Comparator<ShownAlert> BY_NEED = Comparator.comparing((ShownAlert alert) -> !alert.holds())
            .thenComparing(ShownAlert::severity)
            .thenComparing(alert -> alert.acknowledgement() != null)
            .thenComparing(ShownAlert::newestHarm, Comparator.reverseOrder())
            .thenComparing(ShownAlert::code)
            .thenComparing(alert -> alert.alertId().toString());

    /** Lines of triage from before there was evidence have none. */
    public ShownAlert {
        evidence = evidence == null ? List.of() : evidence;
    }

    /** The newest local day that shows it. */
    public LocalDate newestHarm() {
        return days.stream()
                .filter(day -> day.isAfter(since))
                .max(Comparator.naturalOrder())
                .orElse(since);
    }

    /** Who has seen an alert, and what they wrote down. */
    public record Acknowledgement(
            Instant at, String by, @Nullable String note) {}
}
