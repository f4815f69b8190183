package org.lumbar.routine.client;

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

/** Clients on their way to {@code lumbar.clients.v1}. */
class ClientSnapshots {

    /** A relay of a release that knows less of a client publishes the revision all the same, and does not note this. */
    private static final String PUBLISHED_WHOLE = ", told_revision = greatest(told_revision, :revision)"
            + ", screening_told = screening_told or revision = :revision"
            + ", consent_revision = greatest(consent_revision, :revision)"
            + ", logins_revision = greatest(logins_revision, :revision)";

    @Produces
    @Singleton
    SnapshotSource clients(
            EntityManager entities,
            RevisionFloor base,
            Refusals refusals,
            ObjectMapper json,
            @ConfigProperty(name = "lumbar.topics.clients") String topic) {
        return new RevisedRows<>(
                entities,
                base,
                refusals,
                new RevisedRows.Table("client", "client_id", "true", PUBLISHED_WHOLE),
                ClientRow.class,
                (row, added) -> {
                    long revision = added + row.revision;
                    ObjectNode snapshot = json.valueToTree(row.client());
                    snapshot.set("logins", json.valueToTree(row.logins));
                    byte[] value = snapshot.put("revision", revision).toString().getBytes(StandardCharsets.UTF_8);
                    String key = row.clientId.toString();
                    return new Outgoing(
                            topic, row.clientId, row.clientId, key, revision, row.changedAt, value, row.traceparent);
                });
    }
}
