package org.lumbar.insights.dashboard.triage;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lumbar.insights.triage.Need;
import org.lumbar.insights.triage.Regularity;
import org.lumbar.look.Viewer;

/**
 * What the triage page shows.
 *
 * @param filter what was asked for
 * @param rows of this page, by need
 * @param matches how many clients match on all pages
 * @param byNeed how many clients the viewer may see at all, by need
 * @param inCare how many that are altogether
 * @param further true if pages come before this one
 * @param next where the next page begins; null on the last one
 */
public record TriagePage(
        Viewer viewer,
        TriageFilter filter,
        List<TriageRow> rows,
        int matches,
        Map<Need, Integer> byNeed,
        int inCare,
        boolean further,
        @Nullable String next) {

    /** The clients of one need on this page. */
    public record Group(Need need, List<TriageRow> rows) {}

    /** The rows by need, most urgent first; a need without rows on this page is left out. */
    public List<Group> groups() {
        return Stream.of(Need.values())
                .map(need -> new Group(
                        need, rows.stream().filter(row -> row.need() == need).toList()))
                .filter(group -> !group.rows().isEmpty())
                .toList();
    }

    /** How many clients in the viewer's care have this need. */
    public int count(Need need) {
        return byNeed.getOrDefault(need, 0);
    }

    /** True if there is more than this page. */
    public boolean paged() {
        return further || next != null;
    }

    /** The choices of the filter by need. */
    public List<Need> needs() {
        return List.of(Need.values());
    }

    /** The choices of the filter by consistency, the one to worry about first. */
    public List<Regularity> regularities() {
        return List.of(Regularity.LOW, Regularity.PARTIAL, Regularity.ON_TRACK, Regularity.UNKNOWN);
    }
}
