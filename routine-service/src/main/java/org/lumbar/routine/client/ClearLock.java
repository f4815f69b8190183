package org.lumbar.routine.client;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.lumbar.foundation.access.Caller;
import org.lumbar.routine.history.Decision;
import org.lumbar.routine.history.History;
import org.lumbar.routine.intake.Snapshots;
import org.lumbar.routine.problem.Refused;
import org.lumbar.routine.publishing.Changed;
import org.lumbar.routine.state.LockClearance;

/** A clinician allows a locked technique again, in their name and with a note. */
@ApplicationScoped
public class ClearLock {
    /** Of one client: one a week for nineteen years. Every snapshot of the client holds them all. */
    static final int MOST_CLEARANCES = 1_000;

    private final Clients clients;
    private final Snapshots snapshots;
    private final History history;
    private final Event<Changed> changed;
    private final Clock clock;

    ClearLock(Clients clients, Snapshots snapshots, History history, Event<Changed> changed, Clock clock) {
        this.clients = clients;
        this.snapshots = snapshots;
        this.history = history;
        this.changed = changed;
        this.clock = clock;
    }

    /** @throws Refused 404 if no news of such a lock have come; 409 if it is cleared already */
    @Transactional
    public LockClearance clear(Caller caller, UUID clientId, NewLockClearance wanted) {
        ClientRow row = clients.rowToChange(caller, clientId);
        if (row.lockClearances.stream()
                .anyMatch(c -> c.lockId().equals(wanted.lockId()) && c.technique() == wanted.technique())) {
            throw Refused.conflict("already-cleared", "Somebody has cleared this lock already.");
        }
        if (!snapshots.knowsLock(clientId, wanted.lockId(), wanted.technique())) {
            throw Refused.notFound(
                    "lock-not-found",
                    "This client has no such lock of this technique, or news of it are on their way.");
        }
        return add(caller, row, wanted);
    }

    private LockClearance add(Caller caller, ClientRow row, NewLockClearance wanted) {
        if (row.lockClearances.size() >= MOST_CLEARANCES) {
            throw Refused.conflict(
                    "too-many-clearances",
                    "So many locks have been cleared that no more can be stored of this client.");
        }
        Instant now = clock.instant();
        LockClearance clearance = new LockClearance(wanted.lockId(), wanted.technique(), now, caller.subject());
        List<LockClearance> all = new ArrayList<>(row.lockClearances);
        all.add(clearance);
        row.lockClearances = List.copyOf(all);
        row.changed(now);
        clients.flush();
        Decision decision = new Decision(caller.subject(), "LOCK_CLEARED", wanted.note());
        history.add(decision, row.practiceId, row.clientId, row.clientId, row.revision, row.client());
        changed.fire(new Changed());
        return clearance;
    }
}
