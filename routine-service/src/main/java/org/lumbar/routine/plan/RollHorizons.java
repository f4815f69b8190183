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
import java.util.function.Consumer;
import java.util.function.Function;
import org.jboss.logging.Logger;
import org.lumbar.foundation.failure.Blame;
import org.lumbar.routine.publishing.Changed;
import org.lumbar.routine.schedule.LocalDays;

/**
 * Keeps the occurrences of running plans worked out {@value Plan#HORIZON_DAYS} days ahead, and publishes plans once more whose
 * prescription, or whose words in further languages, an earlier release has left out. Not a decision of anybody, so it makes a revision but no history entry.
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
        each(after -> plans.shortOf(short28, after, CHUNK), this::move);
        each(after -> plans.withUnpublishedPrescription(after, CHUNK), this::publishAgain);
        each(after -> plans.publishedInOneLanguage(after, CHUNK), this::publishAgain);
    }

    private void each(Function<UUID, List<UUID>> waiting, Consumer<UUID> work) {
        List<UUID> due = some(waiting, new UUID(0, 0));
        while (!due.isEmpty()) {
            due.forEach(plan -> alone(plan, work));
            due = some(waiting, due.get(due.size() - 1));
        }
    }

    private static List<UUID> some(Function<UUID, List<UUID>> waiting, UUID after) {
        return QuarkusTransaction.requiringNew().call(() -> waiting.apply(after));
    }

    /** One that fails, or that somebody else is changing, stops no other; it is taken next time. */
    private void alone(UUID planId, Consumer<UUID> work) {
        try {
            QuarkusTransaction.requiringNew().run(() -> work.accept(planId));
        } catch (OptimisticLockException changedMeanwhile) {
            LOG.debugf("Plan %s is being changed", planId);
        } catch (RuntimeException e) {
            if (Blame.of(e) == Blame.OUTAGE) {
                throw e;
            }
            LOG.errorf(
                    "Plan %s can't be published anew: %s", planId, e.getClass().getName());
        }
    }

    private void publishAgain(UUID planId) {
        PlanRow row = plans.findById(planId);
        if (row != null) {
            row.put(row.plan(), clock.instant());
            changed.fire(new Changed());
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
