package org.lumbar.routine.plan;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.nio.charset.StandardCharsets;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.lumbar.routine.publishing.Outgoing;
import org.lumbar.routine.publishing.RevisedRows;
import org.lumbar.routine.publishing.SnapshotSource;

/** Plans on their way to {@code lumbar.plans.v1}; drafts stay here. */
class PlanSnapshots {

    @Produces
    @Singleton
    SnapshotSource plans(
            EntityManager entities,
            Plans plans,
            ObjectMapper json,
            @ConfigProperty(name = "lumbar.topics.plans") String topic) {
        return new RevisedRows<>(entities, "plan", PlanRow.class, "status <> 'DRAFT'", row -> {
            byte[] value = json.valueToTree(plans.snapshot(row)).toString().getBytes(StandardCharsets.UTF_8);
            String key = row.clientId + ":" + row.planId;
            return new Outgoing(topic, row.clientId, row.planId, key, row.revision, row.changedAt, value);
        });
    }
}
