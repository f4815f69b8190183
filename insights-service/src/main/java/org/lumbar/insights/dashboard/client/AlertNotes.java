package org.lumbar.insights.dashboard.client;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lumbar.insights.acknowledgement.AcknowledgementEntry;
import org.lumbar.insights.dashboard.parts.Reason;

/**
 * What people did with a client's alerts, and a note that was refused.
 *
 * @param byAlert oldest first
 * @param refused null unless a form was sent and refused
 */
public record AlertNotes(
        Map<UUID, List<AcknowledgementEntry>> byAlert,
        @Nullable Refused refused) {

    /** What an entry is, to its reader. */
    public enum Kind {
        SEEN,
        /** A further note of somebody who has seen it before. */
        NOTED,
        UNDONE
    }

    /** One entry. */
    public record Line(
            Kind kind, Instant at, String by, @Nullable String note) {}

    /**
     * A note that was not taken.
     *
     * @param alerts ids of the alerts that it is about
     * @param typed what was typed
     * @param code why it was refused: {@code invalid-parameter} or {@code too-many-notes}
     */
    public record Refused(List<String> alerts, String typed, String code) {}

    /** The history of alerts that are said as one, oldest first: what was done with all of them at once is one line. */
    public List<Line> of(List<UUID> alerts) {
        List<AcknowledgementEntry> entries = alerts.stream()
                .flatMap(alert -> byAlert.getOrDefault(alert, List.of()).stream())
                .distinct()
                .sorted(Comparator.comparing(AcknowledgementEntry::at))
                .toList();
        Set<String> seen = new HashSet<>();
        List<Line> lines = new ArrayList<>();
        for (AcknowledgementEntry entry : entries) {
            Kind kind = entry.undone() ? Kind.UNDONE : seen.add(entry.by()) ? Kind.SEEN : Kind.NOTED;
            if (entry.undone()) {
                seen.clear();
            }
            lines.add(new Line(kind, entry.at(), entry.by(), entry.note()));
        }
        return lines;
    }

    /** The refused note, if it is about this reason; null if there is none. */
    public @Nullable Refused refusedOf(Reason reason) {
        return refused != null
                        && reason.alerts().stream()
                                .anyMatch(alert -> refused.alerts().contains(alert.toString()))
                ? refused
                : null;
    }
}
