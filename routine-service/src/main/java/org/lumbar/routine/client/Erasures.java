package org.lumbar.routine.client;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.lumbar.routine.publishing.Backlog;
import org.lumbar.routine.publishing.Outgoing;
import org.lumbar.routine.publishing.Refusals;
import org.lumbar.routine.publishing.SnapshotSource;

/**
 * The ids of erased clients and their plans, on their way to become tombstones. The relay reads them only after their rows
 * are gone, and is the only writer, so no snapshot of theirs can follow.
 */
@ApplicationScoped
class Erasures implements SnapshotSource {
    private static final String COLUMNS = "erasure (client_id, subject_id, practice_id, erased_at, erased_by)";

    private final EntityManager entities;
    private final Refusals refusals;
    private final Clock clock;
    private final String clientTopic;
    private final String planTopic;
    private final Duration againAfter;

    Erasures(
            EntityManager entities,
            Refusals refusals,
            Clock clock,
            @ConfigProperty(name = "lumbar.topics.clients") String clientTopic,
            @ConfigProperty(name = "lumbar.topics.plans") String planTopic,
            @ConfigProperty(name = "lumbar.erasures.again-after") Duration againAfter) {
        this.entities = entities;
        this.refusals = refusals;
        this.clock = clock;
        this.clientTopic = clientTopic;
        this.planTopic = planTopic;
        this.againAfter = againAfter;
    }

    /** Whether a client with this id was erased, whoever's it was. */
    boolean isErased(UUID clientId) {
        return !entities.createNativeQuery("select 1 from erasure where client_id = :client and subject_id = :client")
                .setParameter("client", clientId)
                .getResultList()
                .isEmpty();
    }

    /** Whether a client of this practice with this id was erased. */
    boolean isErasedOf(UUID practice, UUID clientId) {
        return !entities.createNativeQuery("select 1 from erasure where client_id = :client and subject_id = :client"
                        + " and practice_id = :practice")
                .setParameter("client", clientId)
                .setParameter("practice", practice)
                .getResultList()
                .isEmpty();
    }

    /** Deletes the plans and stores their ids, in one statement: a plan that is changing meanwhile is waited for. Returns how many. */
    int erasePlans(ClientRow client, String by) {
        return execute(
                "with gone as (delete from plan where client_id = :client returning plan_id) insert into " + COLUMNS
                        + " select :client, plan_id, :practice, :at, :by from gone",
                client,
                by);
    }

    void add(ClientRow client, String by) {
        var unused = execute("insert into " + COLUMNS + " values (:client, :client, :practice, :at, :by)", client, by);
    }

    private int execute(String sql, ClientRow client, String by) {
        return entities.createNativeQuery(sql)
                .setParameter("client", client.clientId)
                .setParameter("practice", client.practiceId)
                .setParameter("at", clock.instant())
                .setParameter("by", by)
                .executeUpdate();
    }

    /**
     * Has the tombstones of clients who were erased a while ago published once more. Kafka compacts only segments that are closed, and
     * on a quiet partition nothing else closes the one in which the client still lies. Readers drop the second one.
     */
    @Scheduled(
            every = "{lumbar.erasures.every}",
            delayed = "{lumbar.erasures.delayed}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @Transactional
    void publishAgain() {
        var unused = entities.createNativeQuery("update erasure set published = false, repeated = true"
                        + " where published and not repeated and erased_at < :before")
                .setParameter("before", clock.instant().minus(againAfter))
                .executeUpdate();
    }

    @Override
    public String kind() {
        return "erasure";
    }

    @Override
    @Transactional
    public List<Outgoing> unpublished(int limit) {
        Query waiting = entities.createNativeQuery(
                "select client_id, subject_id, erased_at from erasure where not published"
                        + " and (refused_at is null or refused_at < :again) order by erased_at limit :limit",
                Tuple.class);
        waiting.setParameter("again", refusals.triedAgainBefore()).setParameter("limit", limit);
        return ((List<?>) waiting.getResultList())
                .stream().map(row -> tombstone((Tuple) row)).toList();
    }

    private Outgoing tombstone(Tuple row) {
        UUID client = row.get(0, UUID.class);
        UUID subject = row.get(1, UUID.class);
        Instant at = row.get(2, Instant.class);
        return client.equals(subject)
                ? new Outgoing(clientTopic, client, client, client.toString(), 1, at, null, null)
                : new Outgoing(planTopic, client, subject, client + ":" + subject, 1, at, null, null);
    }

    @Override
    @Transactional
    public void markPublished(List<Outgoing> sent) {
        sent.forEach(tombstone -> entities.createNativeQuery(
                        "update erasure set published = true where client_id = :client and subject_id = :id")
                .setParameter("client", tombstone.ownerId())
                .setParameter("id", tombstone.id())
                .executeUpdate());
    }

    @Override
    @Transactional
    public void markRefused(Outgoing tombstone, String code) {
        entities.createNativeQuery("update erasure set refused_at = :now, refused_code = :code"
                        + " where client_id = :client and subject_id = :id")
                .setParameter("now", refusals.now())
                .setParameter("code", code)
                .setParameter("client", tombstone.ownerId())
                .setParameter("id", tombstone.id())
                .executeUpdate();
        refusals.report(kind(), tombstone.id(), tombstone.revision(), code);
    }

    @Override
    @Transactional
    public Backlog backlog() {
        Tuple waits = (Tuple) entities.createNativeQuery(
                        "select count(*) filter (where refused_at is null),"
                                + " min(erased_at) filter (where refused_at is null), count(refused_at)"
                                + " from erasure where not published",
                        Tuple.class)
                .getSingleResult();
        return new Backlog(
                waits.get(0, Number.class).longValue(),
                waits.get(1, Instant.class),
                waits.get(2, Number.class).longValue());
    }
}
