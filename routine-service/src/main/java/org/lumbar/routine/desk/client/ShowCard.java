package org.lumbar.routine.desk.client;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriBuilder;
import java.net.URI;
import java.util.UUID;
import org.lumbar.foundation.access.Caller;
import org.lumbar.look.Notation;
import org.lumbar.look.Notices;
import org.lumbar.look.Viewers;
import org.lumbar.routine.client.Client;
import org.lumbar.routine.client.Clients;
import org.lumbar.routine.joining.ClientInvitations;
import org.lumbar.routine.joining.Invitation;

/** Invites a client, and puts the card together that is handed over. */
@ApplicationScoped
class ShowCard {
    private final Clients clients;
    private final ClientInvitations invitations;
    private final Viewers viewers;
    private final Notices notices;

    ShowCard(Clients clients, ClientInvitations invitations, Viewers viewers, Notices notices) {
        this.clients = clients;
        this.invitations = invitations;
        this.viewers = viewers;
        this.notices = notices;
    }

    /** @param site what the addresses of this service begin with, as the browser sees them */
    @Transactional
    CardPage of(Caller caller, UUID clientId, URI site) {
        Client client = clients.visible(caller, clientId);
        Invitation.Issued invitation = invitations.invite(caller, clientId);
        URI address = UriBuilder.fromUri(site).path("join").build();
        // Browsers keep what follows a # to themselves.
        String withCode = address + "#" + invitation.code();
        return new CardPage(viewers.current(), client, invitation, address.toString(), QrCode.of(withCode));
    }

    Notation notation(HttpHeaders headers) {
        return notices.notation(headers);
    }
}
