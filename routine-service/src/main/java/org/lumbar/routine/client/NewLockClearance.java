package org.lumbar.routine.client;

import java.util.UUID;
import org.lumbar.routine.step.Technique;

/**
 * A clinician's wish to clear a lock.
 *
 * @param note why it is safe again; stored in the history, never published
 */
public record NewLockClearance(UUID lockId, Technique technique, String note) {}
