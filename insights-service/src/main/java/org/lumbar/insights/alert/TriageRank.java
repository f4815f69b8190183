package org.lumbar.insights.alert;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * A client's place in triage: colour, then unacknowledged first, then oldest. Smaller is looked at sooner. Proposed, not
 * clinically validated.
 *
 * @param severity null for a client without an alert, who comes last
 * @param since local day the alert has held since; null without an alert
 */
public record TriageRank(
        @Nullable Severity severity,
        boolean acknowledged,
        @Nullable LocalDate since) implements Comparable<TriageRank> {

    /** Nothing to look at. */
    public static final TriageRank NONE = new TriageRank(null, false, null);

    private static final Comparator<TriageRank> ORDER = Comparator.comparing(
                    TriageRank::severity, Comparator.nullsLast(Comparator.naturalOrder()))
            .thenComparing(TriageRank::acknowledged)
            .thenComparing(TriageRank::since, Comparator.nullsLast(Comparator.naturalOrder()));

    /** The rank one alert gives. */
    public static TriageRank of(Alert alert, boolean acknowledged) {
        return new TriageRank(alert.severity(), acknowledged, alert.since());
    }

    /** The rank of a client with these alerts: that of the one to look at first. */
    public static TriageRank first(Collection<TriageRank> alerts) {
        return alerts.stream().min(Comparator.naturalOrder()).orElse(NONE);
    }

    @Override
    public int compareTo(TriageRank other) {
        return ORDER.compare(this, other);
    }
}
