package org.lumbar.routine.today;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.lumbar.foundation.access.Caller;
import org.lumbar.foundation.access.Roles;
import org.lumbar.routine.client.Clients;
import org.lumbar.routine.intake.Snapshots;
import org.lumbar.routine.plan.Plans;
import org.lumbar.routine.screening.Screenings;

/**
 * Answers <em>today</em> before the first caller can ask: an instance takes no call before it has started. A new instance gets its
 * share of the callers at once. The first query compiles Hibernate's translator of HQL, one thread at a time, and the first answers
 * load the classes that make them; callers would wait for both with every connection of the pool in their hands.
 */
@ApplicationScoped
class WarmUp {
    private static final Logger LOG = Logger.getLogger(WarmUp.class);
    private static final UUID NOBODY = new UUID(0, 0);
    private static final int CLIENTS = 20;
    private static final int ANSWERS = 100;
    private static final Duration LONGEST = Duration.ofSeconds(3);

    private final ShowToday showToday;
    private final Clients clients;
    private final Plans plans;
    private final Snapshots snapshots;
    private final Screenings screenings;
    private final ObjectMapper json;
    private final Clock clock;

    WarmUp(
            ShowToday showToday,
            Clients clients,
            Plans plans,
            Snapshots snapshots,
            Screenings screenings,
            ObjectMapper json,
            Clock clock) {
        this.showToday = showToday;
        this.clients = clients;
        this.plans = plans;
        this.snapshots = snapshots;
        this.screenings = screenings;
        this.json = json;
        this.clock = clock;
    }

    /** A database that does not answer now is a matter of readiness, and no reason to end. */
    void start(@Observes StartupEvent starting) {
        try {
            QuarkusTransaction.requiringNew().run(this::askOfNobody);
            askOf(QuarkusTransaction.requiringNew().call(() -> clients.some(CLIENTS)));
        } catch (RuntimeException | JsonProcessingException notNow) {
            LOG.warnf("Not warmed up: %s", notNow.getClass().getName());
        }
    }

    private void askOfNobody() {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        var unused = Stream.<Object>of(
                        clients.findByIdOptional(NOBODY),
                        plans.running(NOBODY),
                        snapshots.dayOf(NOBODY, today),
                        snapshots.daysOf(NOBODY),
                        snapshots.sessionsOf(NOBODY, NOBODY),
                        snapshots.rating(NOBODY, NOBODY),
                        snapshots.ratingsSince(NOBODY, today),
                        screenings.latest(NOBODY),
                        screenings.standing(NOBODY))
                .count();
    }

    /** The answers go nowhere: they are only made. */
    private void askOf(List<Clients.Known> known) throws JsonProcessingException {
        Instant end = clock.instant().plus(LONGEST);
        for (int i = 0; i < ANSWERS && !known.isEmpty() && clock.instant().isBefore(end); i++) {
            Clients.Known client = known.get(i % known.size());
            Caller ourselves = new Caller("warm-up", Set.of(Roles.PRACTICE_ADMIN), client.practiceId(), null);
            var unused = json.writeValueAsBytes(showToday.of(ourselves, client.clientId()));
        }
    }
}
