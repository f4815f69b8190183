package org.lumbar.routine.archive;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.lumbar.routine.publishing.Backlog;
import org.lumbar.routine.publishing.Outgoing;
import org.lumbar.routine.publishing.Refusals;
import org.lumbar.routine.publishing.SnapshotSource;

/** Requests to the other services, on their way out. */
@ApplicationScoped
class ArchiveRequests implements SnapshotSource {
    private final EntityManager entities;
    private final Refusals refusals;
    private final String topic;

    ArchiveRequests(
            EntityManager entities,
            Refusals refusals,
            @ConfigProperty(name = "lumbar.topics.archive-requests") String topic) {
        this.entities = entities;
        this.refusals = refusals;
        this.topic = topic;
    }

    @Override
    public String kind() {
        return "archive-request";
    }

    @Override
    @Transactional
    public List<Outgoing> unpublished(int limit) {
        List<?> rows = entities.createNativeQuery(
                        "select client_id, archive_id, practice_id, requested_at from archive where not request_published"
                                + " order by requested_at limit :limit",
                        Tuple.class)
                .setParameter("limit", limit)
                .getResultList();
        return rows.stream().map(row -> outgoing((Tuple) row)).toList();
    }

    private Outgoing outgoing(Tuple row) {
        UUID client = row.get(0, UUID.class);
        UUID archive = row.get(1, UUID.class);
        Instant at = row.get(3, Instant.class);
        byte[] value = "{\"archiveId\":\"%s\",\"clientId\":\"%s\",\"practiceId\":\"%s\",\"requestedAt\":\"%s\"}"
                .formatted(archive, client, row.get(2, UUID.class), at)
                .getBytes(UTF_8);
        return new Outgoing(topic, client, archive, client.toString(), 1, at, value, null);
    }

    @Override
    @Transactional
    public void markPublished(List<Outgoing> sent) {
        sent.forEach(this::done);
    }

    /** It is reported and not tried again: the archive fails for want of answers. */
    @Override
    @Transactional
    public void markRefused(Outgoing request, String code) {
        done(request);
        refusals.report(kind(), request.id(), request.revision(), code);
    }

    private void done(Outgoing request) {
        entities.createNativeQuery(
                        "update archive set request_published = true where client_id = :client and archive_id = :archive")
                .setParameter("client", request.ownerId())
                .setParameter("archive", request.id())
                .executeUpdate();
    }

    @Override
    @Transactional
    public Backlog backlog() {
        Tuple waits = (Tuple) entities.createNativeQuery(
                        "select count(*), min(requested_at) from archive where not request_published", Tuple.class)
                .getSingleResult();
        return new Backlog(waits.get(0, Number.class).longValue(), waits.get(1, Instant.class), 0);
    }
}
