package org.lumbar.routine.plan;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.lumbar.routine.publishing.Outgoing;
import org.lumbar.routine.publishing.SnapshotSource;

/** Plans on their way to {@code lumbar.plans.v1}; drafts stay here. */
@ApplicationScoped
class PlanSnapshots implements SnapshotSource {
    private static final String WAITING = " from plan where revision <> published_revision and status <> 'DRAFT'";

    private final EntityManager entities;
    private final Plans plans;
    private final ObjectMapper json;
    private final String topic;

    PlanSnapshots(
            EntityManager entities,
            Plans plans,
            ObjectMapper json,
            @ConfigProperty(name = "lumbar.topics.plans") String topic) {
        this.entities = entities;
        this.plans = plans;
        this.json = json;
        this.topic = topic;
    }

    @Override
    public String kind() {
        return "plan";
    }

    @Override
    public String topic() {
        return topic;
    }

    @Override
    @Transactional
    public List<Outgoing> unpublished(int limit) {
        return entities.createNativeQuery("select *" + WAITING + " order by changed_at limit :limit", PlanRow.class)
                .setParameter("limit", limit)
                .getResultStream()
                .map(row -> outgoing((PlanRow) row))
                .toList();
    }

    @Override
    @Transactional
    public void markPublished(List<Outgoing> sent) {
        sent.forEach(snapshot -> entities.createNativeQuery(
                        "update plan set published_revision = greatest(published_revision, :revision)"
                                + " where client_id = :client and plan_id = :plan")
                .setParameter("revision", snapshot.revision())
                .setParameter("client", snapshot.clientId())
                .setParameter("plan", snapshot.id())
                .executeUpdate());
    }

    @Override
    @Transactional
    public long backlog() {
        return ((Number) entities.createNativeQuery("select count(*)" + WAITING).getSingleResult()).longValue();
    }

    private Outgoing outgoing(PlanRow row) {
        try {
            byte[] value = json.writeValueAsBytes(plans.snapshot(row));
            String key = row.clientId + ":" + row.planId;
            return new Outgoing(row.clientId, row.planId, key, row.revision, row.changedAt, value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A plan can always be written", e);
        }
    }
}
