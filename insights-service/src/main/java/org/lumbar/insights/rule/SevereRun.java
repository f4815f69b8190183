package org.lumbar.insights.rule;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lumbar.insights.snapshot.RatingSnapshot.Moment;
import org.lumbar.insights.trend.DailyValue;

/**
 * Severe pain on the latest rated day, and on the rated days in a row before it. A day is severe if its value or a rating
 * BEFORE a session is; the next rated day that is not ends the run, silence does not.
 *
 * @param days in order, at least one
 * @param ratings ids of the severe ratings of those days, in order
 */
public record SevereRun(List<LocalDate> days, List<UUID> ratings) {

    /** A rating that is severe by itself. */
    public record Severe(UUID ratingId, LocalDate day, Moment moment) {}

    /**
     * The run that lasts; null if the latest rated day is not severe.
     *
     * @param values daily values up to today, in order
     * @param ratings the severe ratings that count for a day's value
     * @param from NRS points from which pain is severe
     */
    public static @Nullable SevereRun of(List<DailyValue> values, Collection<Severe> ratings, int from) {
        List<LocalDate> before = ratings.stream()
                .filter(rating -> rating.moment() == Moment.BEFORE)
                .map(Severe::day)
                .distinct()
                .toList();
        List<LocalDate> days = new ArrayList<>();
        for (int i = values.size() - 1; i >= 0; i--) {
            DailyValue value = values.get(i);
            if (value.value() < from && !before.contains(value.day())) {
                break;
            }
            days.add(0, value.day());
        }
        return days.isEmpty()
                ? null
                : new SevereRun(
                        List.copyOf(days),
                        ratings.stream()
                                .filter(rating -> days.contains(rating.day()))
                                .sorted(Comparator.comparing(Severe::day)
                                        .thenComparing(
                                                rating -> rating.ratingId().toString()))
                                .map(Severe::ratingId)
                                .toList());
    }

    /** Its first day. */
    LocalDate since() {
        return days.get(0);
    }
}
