package org.lumbar.insights.acknowledgement;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What an entry may be added to. */
final class AcknowledgementRules {

    /** So often people may see one alert, notes included; proposed. */
    static final int MOST = 50;

    private AcknowledgementRules() {}

    /** The entries since the acknowledgement was last taken back. */
    static List<AcknowledgementEntry> standing(List<AcknowledgementEntry> entries) {
        int first = 0;
        for (int i = 0; i < entries.size(); i++) {
            if (entries.get(i).undone()) {
                first = i + 1;
            }
        }
        return entries.subList(first, entries.size());
    }

    /** True if the entries say already that somebody has seen the alert, and their note. Sent twice, it is one entry. */
    static boolean say(List<AcknowledgementEntry> entries, String by, @Nullable String note) {
        return standing(entries).stream()
                .anyMatch(entry -> entry.by().equals(by) && (note == null || Objects.equals(entry.note(), note)));
    }

    /** True if there is no room for one more; taking back always has some. */
    static boolean full(List<AcknowledgementEntry> entries) {
        return entries.stream().filter(entry -> !entry.undone()).count() >= MOST;
    }
}
