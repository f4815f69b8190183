package org.lumbar.insights.pain;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lumbar.insights.snapshot.LocalDay;
import org.lumbar.insights.snapshot.RatingSnapshot;

/**
 * One local day's pain: the median of its ratings before a session, on the next day and in between (proposed; not
 * clinically validated). Ratings during and after a session are left out, since the treatment moves them.
 *
 * @param value NRS-11, 0 to 10, in steps of a half
 * @param ratings how many ratings the value rests on; at least 1
 * @param revisedAt when the newest of them arrived, if the day had ended by then; else null
 */
public record DailyPain(
        LocalDate localDay,
        double value,
        int ratings,
        @Nullable Instant revisedAt) {

    /** The value of a day, or empty if none of its ratings counts. */
    static Optional<DailyPain> of(LocalDate day, Collection<RatingSnapshot> ratings) {
        List<RatingSnapshot> counted = ratings.stream()
                .filter(rating ->
                        rating.localDay().equals(day) && rating.moment().countsForTheDay())
                .toList();
        return counted.stream()
                .max(Comparator.comparing(RatingSnapshot::receivedAt))
                .map(newest -> new DailyPain(day, median(counted), counted.size(), revisedAt(day, newest)));
    }

    private static double median(List<RatingSnapshot> ratings) {
        int[] scores = ratings.stream().mapToInt(RatingSnapshot::score).sorted().toArray();
        int upper = scores.length / 2;
        return scores.length % 2 == 1 ? scores[upper] : (scores[upper - 1] + scores[upper]) / 2.0;
    }

    private static @Nullable Instant revisedAt(LocalDate day, RatingSnapshot newest) {
        LocalDate arrived = LocalDay.of(newest.receivedAt(), newest.timezone());
        return arrived.isAfter(day) ? newest.receivedAt() : null;
    }
}
