package org.lumbar.routine.state;

import java.time.Instant;
import java.util.UUID;

/**
 * A proposal that waits for a clinician.
 *
 * @param openSince when this service first found it
 */
public record OpenProposal(UUID proposalId, UUID planId, ProposalKind kind, Instant openSince) {}
