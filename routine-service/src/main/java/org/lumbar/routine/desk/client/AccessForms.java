package org.lumbar.routine.desk.client;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.lumbar.foundation.access.Caller;
import org.lumbar.look.Form;
import org.lumbar.routine.consent.Consents;
import org.lumbar.routine.consent.NewDecision;
import org.lumbar.routine.desk.DeskBodies;
import org.lumbar.routine.problem.RequestBodies;

/** Records what a client has decided about their data and told the practice, as the API would. */
@ApplicationScoped
class AccessForms {
    private static final String GIVEN = "GIVEN";

    private final DeskBodies bodies;
    private final RequestBodies<NewDecision> decisions;
    private final Consents consents;

    AccessForms(DeskBodies bodies, Consents consents) {
        this.bodies = bodies;
        this.decisions = bodies.of("consent-request.json", NewDecision.class);
        this.consents = consents;
    }

    /** True if it was given, false if it was withdrawn. */
    boolean decide(Caller caller, UUID clientId, Form form) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        form.putInto(body, "consentId", "decision", "note");
        String version = form.value("version");
        if (version.matches("\\d{1,9}")) {
            body.put("version", Integer.parseInt(version));
        }
        var unused = consents.decide(caller, clientId, decisions.read(bodies.bytes(body)));
        return form.is("decision", GIVEN);
    }
}
