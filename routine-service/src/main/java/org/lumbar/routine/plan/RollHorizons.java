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
import org.jboss.logging.Logger;
import org.lumbar.foundation.failure.Blame;
import org.lumbar.routine.publishing.Changed;
import org.lumbar.routine.schedule.LocalDays;

/**
 * Keeps the occurrences of running plans worked out {@value Plan#HORIZON_DAYS} days ahead. Not a decision of anybody, so
 * it makes a revision but no history entry.
 */
@ApplicationScoped
class RollHorizons {
    private static final Logger LOG = Logger.getLogger(RollHorizons.class);
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
        List<UUID> due = shortOf(short28, new UUID(0, 0));
        while (!due.isEmpty()) {
            due.forEach(this::roll);
            due = shortOf(short28, due.get(due.size() - 1));
        }
    }

    private List<UUID> shortOf(LocalDate day, UUID after) {
        return QuarkusTransaction.requiringNew().call(() -> plans.shortOf(day, after, CHUNK));
    }

    /** One that fails, or that somebody else is changing, stops no other; it is taken next time. */
    private void roll(UUID planId) {
        try {
            QuarkusTransaction.requiringNew().run(() -> move(planId));
        } catch (OptimisticLockException changedMeanwhile) {
            LOG.debugf("Plan %s is being changed", planId);
        } catch (RuntimeException e) {
            if (Blame.of(e) == Blame.OUTAGE) {
                throw e;
            }
            LOG.errorf(
                    "The horizon of plan %s can't be moved: %s",
                    planId, e.getClass().getName());
        }
    }

    private void move(UUID planId) {
        PlanRow row = plans.findById(planId);
        if (row == null) {
            return; // erased meanwhile
        }
        Plan now = row.plan();
        Plan next = now.horizonAt(LocalDays.of(clock.instant(), now.timezone()));
        if (!next.equals(now)) {
            row.put(next, clock.instant());
            changed.fire(new Changed());
        }
    }
}
