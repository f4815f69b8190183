package org.lumbar.insights.dashboard;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.lumbar.insights.consistency.Consistency;
import org.lumbar.insights.pain.DailyPain;
import org.lumbar.insights.triage.Triage;
import org.lumbar.insights.triage.TriageAnswer;
import org.lumbar.insights.triage.TriageLine;

/** Puts the clients in a viewer's care in the order of their need. */
@ApplicationScoped
class ShowTriage {

    /** Rows on the page: what a therapist can go through in ten minutes, and more. */
    private static final int MOST_ROWS = 200;

    private static final int PAGE = 200;

    private final Triage triage;

    ShowTriage(Triage triage) {
        this.triage = triage;
    }

    /** The clients whose name contains {@code search}, in whatever case, and whose consistency is as asked for. */
    TriagePage matching(Viewer viewer, String search, TriagePage.@Nullable Need need) {
        List<TriageRow> all = everybody();
        String wanted = search.strip().toLowerCase(Locale.ROOT);
        List<TriageRow> matches = all.stream()
                .filter(row -> row.name().toLowerCase(Locale.ROOT).contains(wanted))
                .filter(row -> need == null || need.includes(row))
                .sorted(TriageRow.BY_NEED)
                .toList();
        List<TriageRow> rows = matches.subList(0, Math.min(MOST_ROWS, matches.size()));
        return new TriagePage(viewer, rows, matches.size(), all.size(), search.strip(), need);
    }

    private List<TriageRow> everybody() {
        List<TriageRow> rows = new ArrayList<>();
        String cursor = null;
        do {
            TriageAnswer page = triage.page(cursor, PAGE);
            page.items().forEach(line -> rows.add(row(line)));
            cursor = page.nextCursor();
        } while (cursor != null);
        return rows;
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
