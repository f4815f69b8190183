package org.lumbar.routine.state;

import java.time.Instant;
import java.util.UUID;
import org.lumbar.routine.step.Technique;

/**
 * A named clinician allows a technique again.
 *
 * @param lockId the stopped event that made the lock
 * @param clearedBy subject of the clinician's token
 */
public record LockClearance(UUID lockId, Technique technique, Instant clearedAt, String clearedBy) {}
