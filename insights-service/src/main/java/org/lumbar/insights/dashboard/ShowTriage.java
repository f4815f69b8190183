package org.lumbar.insights.dashboard;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lumbar.insights.consistency.Consistency;
import org.lumbar.insights.pain.DailyPain;
import org.lumbar.insights.triage.Regularity;
import org.lumbar.insights.triage.Triage;
import org.lumbar.insights.triage.TriageAnswer;
import org.lumbar.insights.triage.TriageLine;
import org.lumbar.insights.triage.TriageQuery;

/** Puts the clients in a viewer's care in the order of their need. */
@ApplicationScoped
class ShowTriage {

    /** Rows on the page: what a therapist can go through in ten minutes, and more. */
    private static final int MOST_ROWS = 200;

    private final Triage triage;

    ShowTriage(Triage triage) {
        this.triage = triage;
    }

    /** The clients whose name contains {@code search}, in whatever case, and whose consistency is as asked for. */
    TriagePage matching(Viewer viewer, String search, TriagePage.@Nullable Need need) {
        List<Regularity> bands = need == null ? List.of() : List.of(need.regularity());
        TriageAnswer page = triage.page(new TriageQuery(List.of(), bands, search), null, MOST_ROWS);
        List<TriageRow> rows = page.items().stream().map(ShowTriage::row).toList();
        return new TriagePage(viewer, rows, page.matching(), page.inCare(), search.strip(), need);
    }

    private static TriageRow row(TriageLine line) {
        Consistency consistency = line.consistency28d();
        List<DailyPain> pain = line.pain();
        DailyPain last = pain.isEmpty() ? null : pain.get(pain.size() - 1);
        return new TriageRow(
                line.clientId(),
                line.displayName(),
                consistency == null ? null : consistency.value(),
                consistency == null ? null : consistency.band(),
                last == null ? null : last.value(),
                last == null ? null : last.localDay(),
                Sparkline.of(pain, line.today()),
                Reach.of(line.dataUpTo(), ZoneId.of(line.timezone())),
                line.alerts());
    }
}
