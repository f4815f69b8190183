package org.lumbar.insights.dashboard.triage;

import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lumbar.foundation.input.Zones;
import org.lumbar.insights.dashboard.parts.ListPlace;
import org.lumbar.insights.triage.Need;
import org.lumbar.insights.triage.Regularity;
import org.lumbar.insights.triage.TriageOrder;
import org.lumbar.insights.triage.TriageOrder.Column;
import org.lumbar.look.Viewer;

/**
 * What the triage page shows.
 *
 * @param filter what was asked for
 * @param rows of this page, in their order
 * @param matches how many clients match on all pages
 * @param byNeed how many clients the viewer may see at all, by need
 * @param inCare how many that are altogether
 * @param preceding how many of those that match come before this page
 * @param after where the page before ended; null on the first one
 * @param next where the next page begins; null on the last one
 */
public record TriagePage(
        Viewer viewer,
        TriageFilter filter,
        List<TriageRow> rows,
        int matches,
        Map<Need, Integer> byNeed,
        int inCare,
        int preceding,
        @Nullable String after,
        @Nullable String next) {

    /** What the list can be sorted by, as the columns come. */
    private static final List<Column> COLUMNS =
            List.of(Column.NAME, Column.PAIN, Column.CONSISTENCY, Column.STREAK, Column.COURSE, Column.DATA);

    /** The clients of one need on this page; of any, and the need null, where the list is sorted by something else. */
    public record Group(@Nullable Need need, List<TriageRow> rows) {}

    /**
     * A column's head.
     *
     * @param address of the list sorted by it
     * @param sort {@code ascending} or {@code descending} if the list is; else null
     */
    public record Head(
            Column column, String address, @Nullable String sort) {}

    /** The heads of the columns. */
    public List<Head> heads() {
        TriageOrder order = filter.order();
        String sort = order.descending() ? "descending" : "ascending";
        return COLUMNS.stream()
                .map(column -> new Head(column, filter.sortedBy(column), column == order.column() ? sort : null))
                .toList();
    }

    /** The address of the same list by need. */
    public String byNeedAddress() {
        return filter.sortedBy(Column.NEED);
    }

    /** What the addresses of clients carry, so that the way back leads here. */
    public String suffix() {
        String address = filter.address(after == null ? "" : after);
        return ListPlace.of(address.substring(Math.min(address.length(), "/?".length())))
                .suffix();
    }

    /** The number of the first row, from 1. */
    public int first() {
        return preceding + 1;
    }

    /** The number of the last row. */
    public int last() {
        return preceding + rows.size();
    }

    /** True if pages come before this one. */
    public boolean further() {
        return after != null;
    }

    /** The rows by need, most urgent first; a need without rows on this page is left out. */
    public List<Group> groups() {
        if (!filter.order().isByNeed()) {
            return List.of(new Group(null, rows));
        }
        return Stream.of(Need.values())
                .map(need -> new Group(
                        need, rows.stream().filter(row -> row.need() == need).toList()))
                .filter(group -> !group.rows().isEmpty())
                .toList();
    }

    /** The zone in which the day of a printed list is written: those who read it may be anywhere. */
    public ZoneId zone() {
        return Zones.of("UTC");
    }

    /** How many clients in the viewer's care have this need. */
    public int count(Need need) {
        return byNeed.getOrDefault(need, 0);
    }

    /** True if there is more than this page. */
    public boolean paged() {
        return further() || next != null;
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
