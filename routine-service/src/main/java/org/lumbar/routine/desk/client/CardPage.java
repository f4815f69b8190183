package org.lumbar.routine.desk.client;

import org.lumbar.look.Viewer;
import org.lumbar.routine.client.Client;
import org.lumbar.routine.joining.Invitation;

/**
 * An invitation to be handed over. It holds the code: its text says nothing.
 *
 * @param address where the code is typed in
 * @param picture leads there with the code, which stays in the browser that reads it
 */
public record CardPage(Viewer viewer, Client client, Invitation.Issued invitation, String address, QrCode picture) {
    @Override
    public String toString() {
        return "CardPage";
    }
}
