package org.lumbar.routine.desk;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lumbar.look.Viewer;
import org.lumbar.routine.client.ClientStatus;
import org.lumbar.routine.state.ProposalKind;

/**
 * The first page of the desk: what waits for a decision, and who is in one's care.
 *
 * @param admin whether the viewer sees who works for the practice, too
 */
public record DeskPage(Viewer viewer, boolean admin, List<Waiting> waiting, List<InCare> clients) {

    /** A proposal of somebody's. */
    public record Waiting(
            UUID clientId,
            String name,
            UUID planId,
            ProposalKind kind,
            @Nullable String step,
            LocalDate since) {}

    /** @param barred whether something keeps the client from their routines: a yes, or withdrawn consent */
    public record InCare(UUID clientId, String name, ClientStatus status, boolean barred) {}
}
