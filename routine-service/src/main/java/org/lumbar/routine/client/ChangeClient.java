package org.lumbar.routine.client;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lumbar.foundation.access.Caller;
import org.lumbar.foundation.input.Fault;
import org.lumbar.foundation.input.Zones;
import org.lumbar.routine.history.Decision;
import org.lumbar.routine.history.History;
import org.lumbar.routine.problem.IfMatch;
import org.lumbar.routine.problem.Refused;
import org.lumbar.routine.publishing.Changed;
import org.lumbar.routine.state.InjuredArea;

/** A client moves, gets another care team, or leaves. A change that changes nothing makes no revision. */
@ApplicationScoped
public class ChangeClient {
    private final Clients clients;
    private final History history;
    private final Event<ClientChanged> clientChanged;
    private final Event<Changed> changed;
    private final Clock clock;

    ChangeClient(
            Clients clients, History history, Event<ClientChanged> clientChanged, Event<Changed> changed, Clock clock) {
        this.clients = clients;
        this.history = history;
        this.clientChanged = clientChanged;
        this.changed = changed;
        this.clock = clock;
    }

    /**
     * Changes a client, and what follows from it for their plans.
     *
     * @param expected the revision that the caller has seen; null to change whatever is there
     * @throws Refused 412 if the client is not at the expected revision any more; 409 if they had too many injuries to remember
     */
    @Transactional
    public Client change(Caller caller, UUID clientId, @Nullable Long expected, ClientEdit edit) {
        List<Fault> faults = Zones.faults("/timezone", edit.timezone());
        if (!faults.isEmpty()) {
            throw Refused.invalid(faults);
        }
        ClientRow row = clients.rowToChange(caller, clientId);
        IfMatch.require(expected, row.revision);
        Client before = row.client();
        row.apply(edit, clock.instant());
        if (row.injuredAreas.size() > InjuredArea.MOST) {
            throw Refused.conflict(
                    "too-many-injuries", "Too many injured areas, healed ones included, are known already.");
        }
        if (row.client().equals(before)) {
            return before;
        }
        row.changed(clock.instant());
        clients.flush();
        Client after = row.client();
        history.add(
                Decision.of(caller.subject(), "CLIENT_CHANGED"),
                row.practiceId,
                clientId,
                clientId,
                row.revision,
                after);
        clientChanged.fire(new ClientChanged(caller, before, after));
        changed.fire(new Changed());
        return after;
    }
}
