package org.lumbar.routine.today;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lumbar.routine.intake.ClientDay;
import org.lumbar.routine.intake.ClientDay.Locked;
import org.lumbar.routine.intake.ClientDay.Resting;
import org.lumbar.routine.plan.PlanSnapshot;
import org.lumbar.routine.plan.PlanSnapshot.PrescribedStep;
import org.lumbar.routine.progress.Evidence;
import org.lumbar.routine.state.InjuredArea;
import org.lumbar.routine.state.LockClearance;
import org.lumbar.routine.step.Area;
import org.lumbar.routine.step.Technique;
import org.lumbar.routine.today.Today.Action;
import org.lumbar.routine.today.Today.Adaptation;
import org.lumbar.routine.today.Today.DailyDose;

/**
 * What the client's day allows: locks, rest, and what is left of the daily limit.
 *
 * @param day null if nothing is known of the client yet: then everything is allowed
 * @param clearances of this service itself: a clinician's clearance holds at once, not only when session-service has
 *     answered it
 * @param injuredAreas the client's own, of which only those that last have a say
 * @param screening what to say to a client who said yes to a question of the screening, until a clinician clears it; null if
 *     they may go on
 */
record DayLimits(
        @Nullable ClientDay day,
        List<LockClearance> clearances,
        List<InjuredArea> injuredAreas,
        @Nullable Adaptation screening) {
    static final int LIMIT_SECONDS = 300;

    /** @param limit the routine's own, if it is stricter than the catalogue's */
    DailyDose dose(int limit) {
        int used = day == null ? 0 : day.dose().usedSeconds();
        int allowed = Math.min(limit, day == null ? LIMIT_SECONDS : day.dose().limitSeconds());
        return new DailyDose(used, allowed, Math.max(0, allowed - used));
    }

    /** Why nothing is done where the client is injured; null where they are not. A step is left out whole. */
    @Nullable
    Adaptation injures(PrescribedStep step) {
        List<Area> areas = step.areas() == null ? List.of() : step.areas();
        List<Evidence> injured = injuredAreas.stream()
                .filter(InjuredArea::lasts)
                .filter(each -> areas.stream().anyMatch(each.area()::overlaps))
                .map(each -> Evidence.ofDay(each.since()))
                .distinct()
                .toList();
        String what = "Left out: it works on an area that is injured.";
        return injured.isEmpty() ? null : new Adaptation(PlanSnapshot.INJURED_AREA, what, injured);
    }

    /** The injured areas, each once. */
    List<Area> injured() {
        return injuredAreas.stream()
                .filter(InjuredArea::lasts)
                .map(InjuredArea::area)
                .toList();
    }

    /** What of the daily limit has been used, if anything has. */
    List<Evidence> used() {
        return day == null || day.dose().usedSeconds() == 0 ? List.of() : List.of(Evidence.ofDay(day.localDay()));
    }

    /** Why something is not to be done today, gravest first: a client must never read that there is just nothing on. */
    List<Adaptation> reasons() {
        List<Adaptation> reasons = new ArrayList<>();
        if (screening != null) {
            reasons.add(screening);
        }
        Stream.of(Technique.values()).forEach(technique -> {
            List<Locked> locks = locksOf(each -> each == technique);
            if (!locks.isEmpty()) {
                Locked first = locks.get(0);
                String what = technique + " is locked since " + first.since() + ", until a clinician clears it.";
                reasons.add(new Adaptation(first.rule().name(), what, evidence(locks)));
            }
        });
        restOf(technique -> true)
                .map(rest -> new Adaptation(
                        rest.rule().name(),
                        rest.technique() + " rests until it is neither stiff nor sore.",
                        resting(rest).why().evidence()))
                .forEach(reasons::add);
        return List.copyOf(reasons);
    }

    /**
     * A lock is stricter than rest; both name the event that they rest on. What is done with a ball or roller is also held by what
     * holds BALL_ROLL.
     */
    Optional<Forbidden> forbids(PrescribedStep step) {
        Predicate<Technique> works =
                technique -> technique == step.technique() || technique == Technique.BALL_ROLL && step.rolls();
        Optional<Forbidden> lock = locksOf(works).stream().findFirst().map(DayLimits::locked);
        return lock.isPresent() ? lock : restOf(works).findFirst().map(DayLimits::resting);
    }

    /** The locks that hold, oldest first. */
    private List<Locked> locksOf(Predicate<Technique> technique) {
        return day == null
                ? List.of()
                : day.locked().stream()
                        .filter(lock -> technique.test(lock.technique()) && !isCleared(lock))
                        .sorted(Comparator.comparing(Locked::since))
                        .toList();
    }

    private Stream<Resting> restOf(Predicate<Technique> technique) {
        return day == null ? Stream.empty() : day.resting().stream().filter(rest -> technique.test(rest.technique()));
    }

    private static List<Evidence> evidence(List<Locked> locks) {
        return locks.stream().map(DayLimits::evidence).toList();
    }

    private static Evidence evidence(Locked lock) {
        return Evidence.ofEvent(lock.since(), lock.lockId(), lock.rule().name());
    }

    private boolean isCleared(Locked lock) {
        return clearances.stream().anyMatch(c -> isOf(c, lock.lockId(), lock.technique()));
    }

    private static boolean isOf(LockClearance clearance, UUID lockId, Technique technique) {
        return clearance.lockId().equals(lockId) && clearance.technique() == technique;
    }

    private static Forbidden locked(Locked lock) {
        String what = "Locked until a clinician clears it.";
        return new Forbidden(Action.LOCKED, new Adaptation(lock.rule().name(), what, List.of(evidence(lock))));
    }

    private static Forbidden resting(Resting rest) {
        Evidence evidence =
                Evidence.ofEvent(rest.since(), rest.eventId(), rest.rule().name());
        String what = "Rests until it is neither stiff nor sore.";
        return new Forbidden(Action.REST, new Adaptation(rest.rule().name(), what, List.of(evidence)));
    }

    /** What keeps a technique from being done today. */
    record Forbidden(Action action, Adaptation why) {}
}
