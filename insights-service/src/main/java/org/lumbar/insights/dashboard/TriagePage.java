package org.lumbar.insights.dashboard;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the triage page shows.
 *
 * @param rows by need
 * @param inCare how many clients the viewer may see at all
 * @param search what to find in names; empty for everybody
 * @param need which band to show; null for all
 * @param next where the next page starts; null on the last
 */
record TriagePage(
        Viewer viewer, List<TriageRow> rows, int inCare, String search, @Nullable Need need, @Nullable String next) {

    /** A choice of the band filter. */
    enum Need {
        LOW,
        PARTIAL,
        ON_TRACK,
        UNKNOWN
    }

    /** The choices of the band filter. */
    public List<Need> needs() {
        return List.of(Need.values());
    }

    /** True if the viewer asked for less than everything. */
    public boolean filtered() {
        return need != null || !search.isEmpty();
    }
}
