package org.lumbar.routine.consent;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A decision to be recorded.
 *
 * @param consentId chosen by the caller, so that a repeated request is recognised; else made here
 * @param version of the text that the client has seen
 * @param note such as where a signed paper lies; shown with the decision, never published
 */
public record NewDecision(
        @Nullable UUID consentId,
        int version,
        Choice decision,
        @Nullable String note) {}
