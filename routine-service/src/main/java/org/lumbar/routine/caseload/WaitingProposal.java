package org.lumbar.routine.caseload;

import java.time.LocalDate;
import java.util.UUID;
import org.lumbar.routine.state.ProposalKind;

/**
 * A proposal that waits for a clinician.
 *
 * @param since on the client's own calendar
 */
public record WaitingProposal(UUID clientId, String name, UUID planId, ProposalKind kind, LocalDate since) {}
