package org.lumbar.insights.live;

import java.util.UUID;

/** Something about this client is new; what it is has to be read. */
public record Changed(UUID clientId) {}
