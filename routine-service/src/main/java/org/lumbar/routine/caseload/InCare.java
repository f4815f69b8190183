package org.lumbar.routine.caseload;

import java.util.List;
import java.util.UUID;

/**
 * Somebody in the caller's care.
 *
 * @param active whether the practice cares for them at present
 * @param needs gravest first; empty for whom the practice does not care at present
 */
public record InCare(UUID clientId, String name, boolean active, List<Need> needs) {}
