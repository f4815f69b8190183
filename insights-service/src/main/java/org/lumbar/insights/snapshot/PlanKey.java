package org.lumbar.insights.snapshot;

import java.util.UUID;

/** Names one plan of one client. */
public record PlanKey(UUID clientId, UUID planId) {}
