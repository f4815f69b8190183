package org.lumbar.routine.desk.client;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Objects;
import org.lumbar.foundation.access.Caller;
import org.lumbar.look.Form;
import org.lumbar.routine.client.Client;
import org.lumbar.routine.consent.Consents;
import org.lumbar.routine.joining.ClientInvitations;
import org.lumbar.routine.joining.ClientLogins;
import org.lumbar.routine.joining.Invitation;

/** Puts together how a client gets into the app, and what they agreed to. Call it in a transaction. */
@ApplicationScoped
class ShowAccess {
    private static final TimeBasedEpochGenerator IDS = Generators.timeBasedEpochGenerator();

    private final ClientInvitations invitations;
    private final ClientLogins logins;
    private final Consents consents;

    ShowAccess(ClientInvitations invitations, ClientLogins logins, Consents consents) {
        this.invitations = invitations;
        this.logins = logins;
        this.consents = consents;
    }

    /** @param form what was typed before it was refused; it keeps its id */
    ClientAccess of(Caller caller, Client client, Form form) {
        return new ClientAccess(
                invitations.list(caller, client.clientId()).stream()
                        .filter(each -> each.state() == Invitation.State.OPEN)
                        .toList(),
                logins.list(caller, client.clientId()),
                consents.standing(client),
                consents.decisions(client.clientId()),
                consents.text(client).orElse(null),
                Objects.requireNonNullElseGet(form.id("consentId"), IDS::generate));
    }
}
