package org.lumbar.insights.dashboard.client;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lumbar.insights.alert.AlertCode;
import org.lumbar.insights.alert.Severity;
import org.lumbar.insights.alert.ShownAlert;
import org.lumbar.insights.snapshot.LocalDay;

/**
 * An alert that held, and who has seen it.
 *
 * @param detail what kind of thing it was about, where one code has several; else null
 * @param until local day on which it was found to be over; null if that was not stored
 * @param history what people did with it, oldest first
 */
public record PastAlert(
        AlertCode code,
        Severity severity,
        @Nullable String detail,
        LocalDate since,
        @Nullable LocalDate until,
        List<AlertNotes.Line> history) {

    private static final int MOST = 50;

    /** Those of some alerts that hold no more, the newest first; not more than a page can show. */
    static List<PastAlert> of(List<ShownAlert> alerts, AlertNotes notes, String timezone) {
        return alerts.stream()
                .filter(alert -> !alert.holds())
                .sorted(Comparator.comparing(ShownAlert::newestHarm).reversed())
                .limit(MOST)
                .map(alert -> new PastAlert(
                        alert.code(),
                        alert.severity(),
                        alert.detail(),
                        alert.since(),
                        alert.endedAt() == null ? null : LocalDay.of(alert.endedAt(), timezone),
                        notes.of(List.of(alert.alertId()))))
                .toList();
    }
}
