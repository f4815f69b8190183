package org.lumbar.insights.dashboard;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lumbar.insights.triage.Regularity;

/**
 * What the triage page shows.
 *
 * @param rows by need
 * @param matches how many clients match what was asked for; more than {@code rows} if there are too many to show
 * @param inCare how many clients the viewer may see at all
 * @param search what to find in names; empty for everybody
 * @param need which band to show; null for all
 */
record TriagePage(
        Viewer viewer,
        List<TriageRow> rows,
        int matches,
        int inCare,
        String search,
        @Nullable Need need) {

    /** A choice of the band filter. */
    enum Need {
        LOW,
        PARTIAL,
        ON_TRACK,
        UNKNOWN;

        Regularity regularity() {
            return Regularity.valueOf(name());
        }
    }

    /** The choices of the band filter. */
    public List<Need> needs() {
        return List.of(Need.values());
    }

    /** True if not all matches are shown. */
    public boolean more() {
        return rows.size() < matches;
    }
}
