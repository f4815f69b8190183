package org.lumbar.routine.client;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.nio.charset.StandardCharsets;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.lumbar.routine.publishing.Outgoing;
import org.lumbar.routine.publishing.RevisedRows;
import org.lumbar.routine.publishing.SnapshotSource;

/** Clients on their way to {@code lumbar.clients.v1}. */
class ClientSnapshots {

    @Produces
    @Singleton
    SnapshotSource clients(
            EntityManager entities, ObjectMapper json, @ConfigProperty(name = "lumbar.topics.clients") String topic) {
        return new RevisedRows<>(entities, "client", ClientRow.class, "true", row -> {
            byte[] value = json.valueToTree(row.client()).toString().getBytes(StandardCharsets.UTF_8);
            String key = row.clientId.toString();
            return new Outgoing(topic, row.clientId, row.clientId, key, row.revision, row.changedAt, value);
        });
    }
}
