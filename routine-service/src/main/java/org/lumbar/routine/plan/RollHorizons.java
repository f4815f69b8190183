package org.lumbar.routine.plan;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.persistence.OptimisticLockException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.lumbar.routine.publishing.Changed;
import org.lumbar.routine.schedule.LocalDays;

/**
 * Keeps the occurrences of running plans worked out {@value Plan#HORIZON_DAYS} days ahead. Not a decision of anybody, so
 * it makes a revision but no history entry.
 */
@ApplicationScoped
class RollHorizons {
    private static final int CHUNK = 200;

    private final Plans plans;
    private final Event<Changed> changed;
    private final Clock clock;

    RollHorizons(Plans plans, Event<Changed> changed, Clock clock) {
        this.plans = plans;
        this.changed = changed;
        this.clock = clock;
    }

    @Scheduled(
            every = "{lumbar.horizon.every}",
            delayed = "{lumbar.horizon.delayed}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void rollAll() {
        // A zone's local day is at most a day away from UTC's; the rest is decided plan by plan.
        LocalDate short28 = LocalDays.of(clock.instant(), ZoneOffset.UTC).plusDays(Plan.HORIZON_DAYS + 1L);
        List<UUID> due = QuarkusTransaction.requiringNew().call(() -> plans.shortOf(short28, CHUNK));
        while (due.stream().filter(this::roll).count() == CHUNK) {
            due = QuarkusTransaction.requiringNew().call(() -> plans.shortOf(short28, CHUNK));
        }
    }

    /** @return whether the plan moved; one that somebody else is changing is taken next time */
    boolean roll(UUID planId) {
        try {
            return QuarkusTransaction.requiringNew().call(() -> {
                PlanRow row = plans.findById(planId);
                if (row == null) {
                    return false; // erased meanwhile
                }
                Plan next = row.plan.horizonAt(LocalDays.of(clock.instant(), row.plan.timezone()));
                if (next.equals(row.plan)) {
                    return false;
                }
                row.put(next, clock.instant());
                changed.fire(new Changed());
                return true;
            });
        } catch (OptimisticLockException changedMeanwhile) {
            return false;
        }
    }
}
