package org.lumbar.simulator.delivery;

import java.net.URI;

/**
 * Where the system is.
 *
 * @param issuer of the identity provider, whose token endpoint is {@code <issuer>/token}
 * @param eventTopic name of the topic of session events
 */
public record Endpoints(URI routineUrl, URI sessionUrl, URI issuer, String bootstrapServers, String eventTopic) {
    public static final String EVENT_TOPIC = "lumbar.session-events.v1";
}
