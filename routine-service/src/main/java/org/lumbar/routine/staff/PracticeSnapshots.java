package org.lumbar.routine.staff;

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

/** Practices on their way to {@code lumbar.practices.v1}. */
class PracticeSnapshots {

    @Produces
    @Singleton
    SnapshotSource practices(
            EntityManager entities,
            RevisionFloor base,
            Refusals refusals,
            ObjectMapper json,
            @ConfigProperty(name = "lumbar.topics.practices") String topic) {
        return new RevisedRows<>(
                entities,
                base,
                refusals,
                new RevisedRows.Table("practice", "practice_id", "true", ""),
                PracticeRow.class,
                (row, added) -> {
                    long revision = added + row.revision;
                    String id = row.practiceId.toString();
                    ObjectNode snapshot =
                            json.createObjectNode().put("practiceId", id).put("revision", revision);
                    snapshot.set("staff", json.valueToTree(row.staff));
                    byte[] value = snapshot.toString().getBytes(StandardCharsets.UTF_8);
                    return new Outgoing(
                            topic, row.practiceId, row.practiceId, id, revision, row.changedAt, value, row.traceparent);
                });
    }
}
