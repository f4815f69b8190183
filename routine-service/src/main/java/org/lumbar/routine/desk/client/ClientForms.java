package org.lumbar.routine.desk.client;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lumbar.foundation.access.Caller;
import org.lumbar.look.Form;
import org.lumbar.routine.client.ChangeClient;
import org.lumbar.routine.client.ClearLock;
import org.lumbar.routine.client.ClientEdit;
import org.lumbar.routine.client.NewLockClearance;
import org.lumbar.routine.desk.DeskBodies;
import org.lumbar.routine.problem.RequestBodies;
import org.lumbar.routine.proposal.Proposals;
import org.lumbar.routine.screening.ClearScreening;
import org.lumbar.routine.screening.NewClearance;

/** Carries out what the forms of a client's page ask for, as the API would. Every refusal is the API's own. */
@ApplicationScoped
class ClientForms {
    private final DeskBodies bodies;
    private final RequestBodies<ClientEdit> edits;
    private final RequestBodies<NewLockClearance> lockClearances;
    private final RequestBodies<NewClearance> clearances;
    private final RequestBodies<Note> notes;
    private final ChangeClient change;
    private final ClearLock clearLock;
    private final ClearScreening clearScreening;
    private final Proposals proposals;

    ClientForms(
            DeskBodies bodies,
            ChangeClient change,
            ClearLock clearLock,
            ClearScreening clearScreening,
            Proposals proposals) {
        this.bodies = bodies;
        this.edits = bodies.of("client-change-request.json", ClientEdit.class);
        this.lockClearances = bodies.of("lock-clearance-request.json", NewLockClearance.class);
        this.clearances = bodies.of("screening-clearance-request.json", NewClearance.class);
        this.notes = bodies.of("note-request.json", Note.class);
        this.change = change;
        this.clearLock = clearLock;
        this.clearScreening = clearScreening;
        this.proposals = proposals;
    }

    private record Note(@Nullable String note) {}

    /** Name, zone, status and care team at once. */
    void change(Caller caller, UUID clientId, Form form) {
        ObjectNode body = body();
        form.putInto(body, "displayName");
        form.putInto(body, "timezone");
        form.putInto(body, "status");
        ArrayNode team = body.putArray("careTeam");
        form.value("careTeam")
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .forEach(team::add);
        var unused = change.change(caller, clientId, form.revision(), edits.read(bodies.bytes(body)));
    }

    void clearLock(Caller caller, UUID clientId, Form form) {
        ObjectNode body = body();
        form.putInto(body, "lockId");
        form.putInto(body, "technique");
        form.putInto(body, "note");
        var unused = clearLock.clear(caller, clientId, lockClearances.read(bodies.bytes(body)));
    }

    void clearScreening(Caller caller, UUID clientId, UUID screeningId, Form form) {
        ObjectNode body = body();
        form.putInto(body, "note");
        NewClearance wanted = clearances.read(bodies.bytes(body));
        var unused = clearScreening.clear(caller, clientId, screeningId, wanted.note());
    }

    /** True if it was accepted. */
    boolean decide(Caller caller, UUID planId, UUID proposalId, Form form) {
        ObjectNode body = body();
        form.putInto(body, "note");
        String note = notes.read(bodies.bytes(body)).note();
        boolean accepted = form.is("decision", "accept");
        if (accepted) {
            var unused = proposals.accept(caller, planId, proposalId, form.revision(), note);
        } else {
            proposals.decline(caller, planId, proposalId, note);
        }
        return accepted;
    }

    private static ObjectNode body() {
        return JsonNodeFactory.instance.objectNode();
    }
}
