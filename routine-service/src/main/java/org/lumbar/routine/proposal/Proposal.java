package org.lumbar.routine.proposal;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lumbar.routine.progress.Evidence;
import org.lumbar.routine.state.ProposalKind;

/**
 * A change of a plan that waits for a clinician.
 *
 * @param proposalId the same for the same reason, so that a decided one does not come back
 * @param rule why, in words; proposed rules are not clinically validated
 * @param step for OPEN_STEP: which one
 * @param openSince when this service first found it; null until it is published, which takes seconds
 */
public record Proposal(
        UUID proposalId,
        UUID planId,
        ProposalKind kind,
        String rule,
        @Nullable String step,
        List<Evidence> evidence,
        @Nullable Instant openSince) {

    static Proposal of(
            UUID planId,
            ProposalKind kind,
            String reason,
            String rule,
            @Nullable String step,
            List<Evidence> evidence) {
        String name = planId + ":" + kind + ":" + reason;
        UUID id = UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
        return new Proposal(id, planId, kind, rule, step, evidence, null);
    }

    Proposal since(@Nullable Instant found) {
        return new Proposal(proposalId, planId, kind, rule, step, evidence, found);
    }
}
