package org.lumbar.insights.dashboard.client;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lumbar.insights.timeline.TimelineDay;

/**
 * A day whose numbers were changed by data that arrived after it had ended.
 *
 * @param pain true if its pain value changed
 * @param sessions how many of its scheduled sessions changed
 * @param arrivedAt when the newest of that data arrived
 */
public record Revision(LocalDate day, boolean pain, int sessions, Instant arrivedAt) {

    /** The revised ones of some days, newest first. */
    static List<Revision> of(List<TimelineDay> days) {
        return days.stream()
                .map(Revision::of)
                .filter(Objects::nonNull)
                .sorted(Comparator.comparing(Revision::day).reversed())
                .toList();
    }

    private static @Nullable Revision of(TimelineDay day) {
        List<Instant> sessions = day.occurrences().stream()
                .map(TimelineDay.Scheduled::revisedAt)
                .filter(Objects::nonNull)
                .toList();
        Instant pain = day.painRevisedAt();
        return Stream.concat(sessions.stream(), Stream.ofNullable(pain))
                .max(Comparator.naturalOrder())
                .map(newest -> new Revision(day.localDay(), pain != null, sessions.size(), newest))
                .orElse(null);
    }
}
