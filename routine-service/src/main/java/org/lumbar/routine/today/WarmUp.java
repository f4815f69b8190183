package org.lumbar.routine.today;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.lumbar.routine.client.Clients;
import org.lumbar.routine.intake.Facts;
import org.lumbar.routine.plan.Plans;
import org.lumbar.routine.screening.Screenings;

/**
 * Asks what <em>today</em> asks, of nobody, before the first caller can: an instance takes no call before it has started. The first
 * query loads and compiles Hibernate's translator of HQL, one thread at a time. A new instance gets its share of the callers at
 * once, and they would wait for that translator with every connection of the pool in their hands.
 */
@ApplicationScoped
class WarmUp {
    private static final Logger LOG = Logger.getLogger(WarmUp.class);
    private static final UUID NOBODY = new UUID(0, 0);

    private final Clients clients;
    private final Plans plans;
    private final Facts facts;
    private final Screenings screenings;
    private final Clock clock;

    WarmUp(Clients clients, Plans plans, Facts facts, Screenings screenings, Clock clock) {
        this.clients = clients;
        this.plans = plans;
        this.facts = facts;
        this.screenings = screenings;
        this.clock = clock;
    }

    /** A database that does not answer now is a matter of readiness, and no reason to end. */
    void start(@Observes StartupEvent starting) {
        try {
            QuarkusTransaction.requiringNew().run(this::ask);
        } catch (RuntimeException notNow) {
            LOG.warnf("Not warmed up: %s", notNow.getClass().getName());
        }
    }

    private void ask() {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        var unused = Stream.<Object>of(
                        clients.findByIdOptional(NOBODY),
                        plans.running(NOBODY),
                        facts.dayOf(NOBODY, today),
                        facts.daysOf(NOBODY),
                        facts.sessionsOf(NOBODY, NOBODY),
                        facts.rating(NOBODY, NOBODY),
                        facts.ratingsSince(NOBODY, today),
                        screenings.latest(NOBODY),
                        screenings.standing(NOBODY))
                .count();
    }
}
