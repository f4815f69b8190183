package org.lumbar.routine.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.lumbar.routine.publishing.Outgoing;
import org.lumbar.routine.publishing.SnapshotSource;

/** Clients on their way to {@code lumbar.clients.v1}. */
@ApplicationScoped
class ClientSnapshots implements SnapshotSource {
    private final EntityManager entities;
    private final ObjectMapper json;
    private final String topic;

    ClientSnapshots(
            EntityManager entities, ObjectMapper json, @ConfigProperty(name = "lumbar.topics.clients") String topic) {
        this.entities = entities;
        this.json = json;
        this.topic = topic;
    }

    @Override
    public String kind() {
        return "client";
    }

    @Override
    public String topic() {
        return topic;
    }

    @Override
    @Transactional
    public List<Outgoing> unpublished(int limit) {
        return entities.createNativeQuery(
                        "select * from client where revision <> published_revision order by changed_at limit :limit",
                        ClientRow.class)
                .setParameter("limit", limit)
                .getResultStream()
                .map(row -> outgoing((ClientRow) row))
                .toList();
    }

    @Override
    @Transactional
    public void markPublished(List<Outgoing> sent) {
        sent.forEach(snapshot -> entities.createNativeQuery(
                        "update client set published_revision = greatest(published_revision, :revision)"
                                + " where client_id = :client")
                .setParameter("revision", snapshot.revision())
                .setParameter("client", snapshot.clientId())
                .executeUpdate());
    }

    @Override
    @Transactional
    public long backlog() {
        return ((Number) entities.createNativeQuery("select count(*) from client where revision <> published_revision")
                        .getSingleResult())
                .longValue();
    }

    private Outgoing outgoing(ClientRow row) {
        try {
            byte[] value = json.writeValueAsBytes(row.client());
            return new Outgoing(
                    row.clientId, row.clientId, row.clientId.toString(), row.revision, row.changedAt, value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A client can always be written", e);
        }
    }
}
