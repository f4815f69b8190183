package org.lumbar.session.publishing;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A whole state, to be published.
 *
 * @param type of the CloudEvent
 * @param part what the key names after the client id; empty if the key is the client id alone
 * @param value null erases the key
 */
public record Snapshot(String topic, String type, UUID clientId, String part, long revision, byte @Nullable [] value) {}
