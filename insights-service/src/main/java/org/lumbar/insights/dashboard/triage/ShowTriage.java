package org.lumbar.insights.dashboard.triage;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.lumbar.foundation.input.Zones;
import org.lumbar.insights.chart.Sparkline;
import org.lumbar.insights.consistency.Consistency;
import org.lumbar.insights.dashboard.parts.DataUpTo;
import org.lumbar.insights.dashboard.parts.Reason;
import org.lumbar.insights.pain.DailyPain;
import org.lumbar.insights.snapshot.Titles;
import org.lumbar.insights.triage.Triage;
import org.lumbar.insights.triage.TriageAnswer;
import org.lumbar.insights.triage.TriageLine;
import org.lumbar.look.Viewer;

/** Shows the clients in a viewer's care in the order of their need. */
@ApplicationScoped
public class ShowTriage {

    /** Rows on a page: what a therapist can go through in ten minutes. */
    private static final int ROWS = 25;

    private final Triage triage;

    ShowTriage(Triage triage) {
        this.triage = triage;
    }

    /**
     * A page of the clients that a filter lets through.
     *
     * @param after where the page before ended; null for the first page
     */
    public TriagePage matching(Viewer viewer, TriageFilter filter, @Nullable String after) {
        TriageAnswer answer = triage.page(filter.query(), after, ROWS);
        List<TriageRow> rows = answer.items().stream().map(ShowTriage::row).toList();
        return new TriagePage(
                viewer,
                filter,
                rows,
                answer.matching(),
                answer.byNeed(),
                answer.inCare(),
                answer.preceding(),
                after == null || after.isEmpty() ? null : after,
                answer.nextCursor());
    }

    private static TriageRow row(TriageLine line) {
        Consistency consistency = line.consistency28d();
        List<DailyPain> pain = line.pain();
        DailyPain last = pain.isEmpty() ? null : pain.get(pain.size() - 1);
        return new TriageRow(
                line.clientId(),
                line.displayName(),
                line.need(),
                line.routineTitle(),
                Objects.requireNonNullElse(line.routineTitles(), Titles.UNKNOWN),
                consistency == null ? null : consistency.value(),
                consistency == null ? null : consistency.band(),
                noConsistency(line),
                line.streak() == null ? null : line.streak().length(),
                line.course(),
                last == null ? null : last.value(),
                last == null ? null : last.localDay(),
                line.trend(),
                Sparkline.of(pain, line.today()),
                DataUpTo.of(line.dataUpTo(), Zones.of(line.timezone())),
                line.consent(),
                line.barred(),
                Reason.of(line.alerts()));
    }

    /** What keeps somebody away says more than that nothing was heard of them. */
    private static String noConsistency(TriageLine line) {
        Consistency consistency = line.consistency28d();
        String reason = consistency == null ? null : consistency.reason();
        boolean barred = reason != null && !line.barred().isEmpty();
        return line.dataUpTo() == null && !barred ? "no-data" : Objects.requireNonNullElse(reason, "");
    }
}
