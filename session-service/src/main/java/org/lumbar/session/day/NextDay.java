package org.lumbar.session.day;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lumbar.session.pain.Rating;
import org.lumbar.session.plan.Technique;

/**
 * How a local day follows from the one before (measures.md, next-day rule and locks). After a massage the client is
 * asked on the next day; a yes rests what strained, and what works deep on the same area, until a no; no answer changes nothing. A lock holds from the
 * day of the stop until the day on which it was cleared.
 */
final class NextDay {
    /** Open locks of one technique, by the contract: it is locked until all of them are cleared. */
    static final int MOST_LOCKS = 50;

    private NextDay() {}

    static Carry after(LocalDate day, Carry before, DaySums sums, Clearances clearances) {
        Carry answered = answer(day, before, sums);
        return new Carry(
                ask(day, answered.question(), sums.work()), answered.resting(), locks(day, before, sums, clearances));
    }

    private static Carry answer(LocalDate day, Carry before, DaySums sums) {
        Question open = before.question();
        List<Rating> answers =
                sums.ratings().stream().filter(Rating::answersNextDay).toList();
        if (open == null || open.dueFrom().isAfter(day) || answers.isEmpty()) {
            return before;
        }
        // Ratings are in the order of their ids: the first yes is the smallest.
        UUID yes = answers.stream()
                .filter(Rating::saysSore)
                .map(Rating::id)
                .findFirst()
                .orElse(null);
        if (yes == null) {
            return new Carry(null, List.of(), before.locked());
        }
        Question again = new Question(open.aboutDay(), day.plusDays(1), open.work());
        return new Carry(again, rest(day, before.resting(), open.work().resting(), yes), before.locked());
    }

    private static List<Rest> rest(LocalDate day, List<Rest> resting, Set<Technique> more, UUID yes) {
        List<Rest> all = new ArrayList<>(resting);
        Set<Technique> fresh = EnumSet.noneOf(Technique.class);
        fresh.addAll(more);
        resting.forEach(rest -> fresh.remove(rest.technique()));
        fresh.forEach(technique -> all.add(new Rest(technique, yes, day)));
        all.sort(Comparator.comparing(Rest::technique));
        return all;
    }

    private static @Nullable Question ask(LocalDate day, @Nullable Question open, MassageWork work) {
        if (work.isEmpty()) {
            return open;
        }
        return new Question(day, day.plusDays(1), open == null ? work : work.and(open.work()));
    }

    private static List<Lock> locks(LocalDate day, Carry before, DaySums sums, Clearances clearances) {
        List<Lock> fresh = sums.locks();
        if (fresh.isEmpty() && before.locked().isEmpty()) {
            return List.of();
        }
        List<Lock> all = new ArrayList<>(before.locked());
        all.addAll(fresh);
        all.removeIf(lock -> clearances.isCleared(lock, day));
        Map<Technique, Integer> open = new EnumMap<>(Technique.class);
        // The oldest stay; in what order events came makes no difference.
        all.removeIf(lock -> open.merge(lock.technique(), 1, Integer::sum) > MOST_LOCKS);
        return all;
    }
}
