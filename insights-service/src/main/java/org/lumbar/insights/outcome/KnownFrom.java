package org.lumbar.insights.outcome;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lumbar.insights.snapshot.ClientDaySnapshot;
import org.lumbar.insights.snapshot.ClientDaySnapshot.Barred;
import org.lumbar.insights.snapshot.RatingSnapshot;

/**
 * When what decides a day became known: a yes or a no to the next-day question, the work that was asked about, the stop that
 * locks, the rolling that used up the dose. Where several arrivals say the same, the first one counts.
 */
final class KnownFrom {

    private final NavigableMap<LocalDate, ClientDaySnapshot> days;
    private final NavigableMap<LocalDate, List<RatingSnapshot>> answers;
    private final NavigableSet<LocalDate> calm;
    private final List<Work> work;

    /**
     * @param days what was safe, by day
     * @param ratings any; those that answer the next-day question count
     * @param work what the client did, in all plans
     */
    KnownFrom(NavigableMap<LocalDate, ClientDaySnapshot> days, Collection<RatingSnapshot> ratings, List<Work> work) {
        this.days = days;
        this.answers = ratings.stream()
                .filter(RatingSnapshot::answersNextDay)
                .collect(Collectors.groupingBy(RatingSnapshot::localDay, TreeMap::new, Collectors.toList()));
        this.calm = answers.entrySet().stream()
                .filter(said -> said.getValue().stream().noneMatch(RatingSnapshot::saysSore))
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(TreeSet::new));
        this.work = work;
    }

    /**
     * What a day's bars follow from: days with equal ones have the same, and became known alike.
     *
     * @param held the day whose snapshot says what is barred; null if none does
     * @param calm the last day on which the client only said no; null if there is none
     */
    record Decided(@Nullable LocalDate held, @Nullable LocalDate calm) {}

    Decided decided(LocalDate day) {
        return new Decided(days.floorKey(day), lastCalm(day));
    }

    /** When it was known that the technique is barred on the day, or that it no longer is; null if nothing is known of it. */
    @Nullable
    Arrival barring(String technique, LocalDate day) {
        ClientDaySnapshot held = held(day);
        Barred rest = held == null ? null : find(held.resting(), technique);
        Barred lock = held == null ? null : find(held.locked(), technique);
        if (rest == null && lock == null) {
            return freeing(technique, day);
        }
        Arrival rests = rest == null ? null : resting(technique, rest.since());
        Arrival locks = lock == null ? null : locking(lock.since());
        return Arrival.first(Stream.of(rests, locks).flatMap(Stream::ofNullable));
    }

    /** When the day's rolling was known to be up to the limit; null if nothing is known of it. */
    @Nullable
    Arrival dose(LocalDate day) {
        ClientDaySnapshot held = days.get(day);
        List<Work> rolled = work.stream()
                .filter(done -> done.day().equals(day) && done.rolledSeconds() > 0)
                .sorted((first, second) -> Arrival.IN_ORDER.compare(first.arrival(), second.arrival()))
                .toList();
        long used = 0;
        for (Work done : rolled) {
            used += done.rolledSeconds();
            if (held != null && used >= held.dose().limitSeconds()) {
                return done.arrival();
            }
        }
        return rolled.isEmpty() ? null : rolled.get(rolled.size() - 1).arrival();
    }

    /** A yes rests what was worked, so both have to be known. */
    private @Nullable Arrival resting(String technique, LocalDate since) {
        Arrival yes = first(answers.getOrDefault(since, List.of()), true);
        LocalDate calm = lastCalm(since.minusDays(1));
        List<Work> asked = work.stream()
                .filter(done -> done.day().isBefore(since)
                        && (calm == null || !done.day().isBefore(calm)))
                .toList();
        Arrival same = Arrival.first(asked.stream()
                .filter(done -> done.techniques().contains(technique))
                .map(Work::arrival));
        Arrival any = Arrival.first(
                asked.stream().filter(done -> !done.techniques().isEmpty()).map(Work::arrival));
        return Arrival.last(yes, same == null ? any : same);
    }

    /** A session that lasts over the start of a day may be stopped on the day after it began. */
    private @Nullable Arrival locking(LocalDate since) {
        return Arrival.first(work.stream()
                .filter(Work::locks)
                .filter(done -> done.day().equals(since) || done.day().equals(since.minusDays(1)))
                .map(Work::arrival));
    }

    /** The no that ended the technique's rest. */
    private @Nullable Arrival freeing(String technique, LocalDate day) {
        LocalDate calm = lastCalm(day);
        ClientDaySnapshot before = calm == null ? null : held(calm.minusDays(1));
        return calm == null || before == null || find(before.resting(), technique) == null
                ? null
                : first(answers.getOrDefault(calm, List.of()), false);
    }

    /** The last day up to this one on which the client only said no. */
    private @Nullable LocalDate lastCalm(LocalDate day) {
        return calm.floor(day);
    }

    private static @Nullable Arrival first(List<RatingSnapshot> answers, boolean sore) {
        return Arrival.first(
                answers.stream().filter(answer -> answer.saysSore() == sore).map(Arrival::of));
    }

    private @Nullable ClientDaySnapshot held(LocalDate day) {
        Map.Entry<LocalDate, ClientDaySnapshot> latest = days.floorEntry(day);
        return latest == null ? null : latest.getValue();
    }

    private static @Nullable Barred find(List<Barred> barred, String technique) {
        return barred.stream()
                .filter(each -> each.technique().equals(technique))
                .findFirst()
                .orElse(null);
    }
}
