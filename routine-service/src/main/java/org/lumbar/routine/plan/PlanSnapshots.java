package org.lumbar.routine.plan;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.nio.charset.StandardCharsets;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.lumbar.routine.publishing.Outgoing;
import org.lumbar.routine.publishing.Refusals;
import org.lumbar.routine.publishing.RevisedRows;
import org.lumbar.routine.publishing.RevisionFloor;
import org.lumbar.routine.publishing.SnapshotSource;

/** Plans on their way to {@code lumbar.plans.v1}; drafts stay here. */
class PlanSnapshots {
    /** A relay of an earlier release publishes plans without what is prescribed, or in one language, and does not set them. */
    private static final String NOTED = ", prescription_revision = greatest(prescription_revision, :revision)"
            + ", texts_revision = greatest(texts_revision, :revision)";

    @Produces
    @Singleton
    SnapshotSource plans(
            EntityManager entities,
            RevisionFloor base,
            Refusals refusals,
            Plans plans,
            ObjectMapper json,
            @ConfigProperty(name = "lumbar.topics.plans") String topic) {
        return new RevisedRows<>(
                entities,
                base,
                refusals,
                new RevisedRows.Table("plan", "client_id", "status <> 'DRAFT'", NOTED),
                PlanRow.class,
                (row, added) -> {
                    long revision = added + row.revision;
                    ObjectNode snapshot = json.valueToTree(plans.snapshot(row));
                    byte[] value = snapshot.put("revision", revision).toString().getBytes(StandardCharsets.UTF_8);
                    String key = row.clientId + ":" + row.planId;
                    return new Outgoing(
                            topic, row.clientId, row.planId, key, revision, row.changedAt, value, row.traceparent);
                });
    }
}
