package org.lumbar.insights.intake;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jboss.logging.Logger;
import org.lumbar.foundation.trust.Disbelieved;
import org.lumbar.insights.client.ClientSummaries;
import org.lumbar.insights.intake.Reading.Rejected;
import org.lumbar.insights.projection.WorkOut;

/**
 * The same work as the intake's, in another order: first all snapshots, then what follows from them, once per client instead of
 * once per record. The tables end up the same, because what follows from snapshots does not depend on their order. Bad records
 * are left out; they were put aside when they first came.
 */
@ApplicationScoped
public class Replay {

    private static final Logger LOG = Logger.getLogger(Replay.class);

    private final RecordReader reader;
    private final SnapshotStore snapshots;
    private final Intake intake;
    private final ClientSummaries summaries;
    private final WorkOut workOut;

    Replay(RecordReader reader, SnapshotStore snapshots, Intake intake, ClientSummaries summaries, WorkOut workOut) {
        this.reader = reader;
        this.snapshots = snapshots;
        this.intake = intake;
        this.summaries = summaries;
        this.workOut = workOut;
    }

    /** The topics that carry snapshots. */
    public Set<String> topicNames() {
        return reader.topics();
    }

    /** Stores snapshots and nothing that follows from them; returns the clients that they name, with their practices. */
    public Map<UUID, UUID> store(List<ConsumerRecord<byte[], byte[]>> records) {
        Map<UUID, UUID> practices = new HashMap<>();
        List<Reading> readings = read(records);
        Changes changes = Changes.of(readings);
        QuarkusTransaction.requiringNew().run(() -> {
            intake.storePractices(readings);
            changes.leaveOutMoves(snapshots.practicesOf(changes.clients()));
            snapshots.apply(changes);
        });
        practices.putAll(changes.practices());
        return practices;
    }

    /** Works out all that follows from the stored snapshots of these clients. */
    public void project(Map<UUID, UUID> practices) {
        QuarkusTransaction.requiringNew().run(() -> {
            summaries.lock(practices.keySet(), practices);
            workOut.anew(practices.keySet());
        });
    }

    /** Works out again how clients stand whose acknowledgements have changed. */
    public void stand(Collection<UUID> clients) {
        QuarkusTransaction.requiringNew().run(() -> {
            summaries.lock(clients);
            workOut.acknowledged(clients);
        });
    }

    /** Takes records in as the service does, for what arrives while a replay goes on. What is not believed is left out. */
    public void take(List<ConsumerRecord<byte[], byte[]>> records) {
        List<Reading> readings = read(records);
        try {
            intake.take(readings);
        } catch (Disbelieved one) {
            readings.forEach(this::takeIfBelieved);
        }
    }

    private void takeIfBelieved(Reading reading) {
        try {
            intake.take(List.of(reading));
        } catch (Disbelieved claim) {
            LOG.warnf("A record is left out: %s", claim.getMessage());
        }
    }

    private List<Reading> read(List<ConsumerRecord<byte[], byte[]>> records) {
        return records.parallelStream()
                .map(reader::read)
                .filter(reading -> !(reading instanceof Rejected))
                .toList();
    }
}
