package org.lumbar.insights.intake;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.lumbar.foundation.trust.Disbelieved;
import org.lumbar.insights.archive.ArchiveJobs;
import org.lumbar.insights.client.ClientSummaries;
import org.lumbar.insights.practice.Practices;
import org.lumbar.insights.projection.Affected;
import org.lumbar.insights.projection.WorkOut;
import org.lumbar.insights.store.WriteGate;

/** Stores snapshots and works out what they change, in one transaction: nobody ever sees one without the other. */
@ApplicationScoped
class Intake {

    private static final UUID NOBODYS = new UUID(0, 0);

    private final SnapshotStore snapshots;
    private final ClientSummaries summaries;
    private final WorkOut workOut;
    private final WriteGate gate;
    private final ArchiveJobs archiveJobs;
    private final Practices practices;

    Intake(
            SnapshotStore snapshots,
            ClientSummaries summaries,
            WorkOut workOut,
            WriteGate gate,
            ArchiveJobs archiveJobs,
            Practices practices) {
        this.snapshots = snapshots;
        this.summaries = summaries;
        this.workOut = workOut;
        this.gate = gate;
        this.archiveJobs = archiveJobs;
        this.practices = practices;
    }

    /**
     * Takes good readings in; a repetition changes nothing.
     *
     * @throws Disbelieved if one says that a client belongs to another practice than theirs
     */
    void take(Collection<Reading> readings) {
        take(readings, Map.of());
    }

    /** Likewise, and open pages learn which trace their news belongs to: {@code traceparents} by client id. */
    void take(Collection<Reading> readings, Map<String, String> traceparents) {
        if (!readings.isEmpty()) {
            QuarkusTransaction.requiringNew().run(() -> {
                apply(Changes.of(readings), traceparents);
                // After the erasures of the same batch, and under the gate: a rebuild leaves these rows alone.
                readings.forEach(this::ask);
                storePractices(readings);
            });
        }
    }

    /** Nothing follows from them: they are looked at when somebody comes. To be called in a transaction. */
    void storePractices(Collection<Reading> readings) {
        readings.forEach(reading -> {
            if (reading instanceof Reading.Staffed staffed) {
                practices.store(staffed.practice());
            }
        });
    }

    private void ask(Reading reading) {
        if (reading instanceof Reading.Asked asked) {
            archiveJobs.add(asked.request());
        }
    }

    private void apply(Changes changes, Map<String, String> traceparents) {
        gate.enter();
        // Two consumers may hold snapshots of one client, of different topics. Without a lock each could work out the
        // outcome without the other's snapshot, and both would be wrong.
        summaries.lock(changes.clients(), locked(changes));
        if (changes.moves(snapshots.practicesOf(changes.clients()))) {
            throw new Disbelieved("invalid-field", "/practiceId");
        }
        Affected affected = snapshots.apply(changes);
        summaries.forget(changes.erasedClients());
        workOut.changed(changes.clients(), affected);
        summaries.announce(changes.clients(), traceparents);
    }

    /**
     * The practices of clients whose lock may not be there yet. An erased client's is made, too, and goes with them: else somebody
     * who stores a snapshot about them at the same moment would neither wait nor see that they are erased.
     */
    private static Map<UUID, UUID> locked(Changes changes) {
        Map<UUID, UUID> practices = new HashMap<>(changes.practices());
        changes.erasedClients().forEach(client -> practices.putIfAbsent(client, NOBODYS));
        return practices;
    }
}
