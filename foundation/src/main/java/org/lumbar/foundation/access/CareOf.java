package org.lumbar.foundation.access;

import java.util.Collection;
import java.util.UUID;

/**
 * Whose a client is, as a service's own database says.
 *
 * @param practiceId a client never changes it
 * @param team subjects of the therapists who care for the client
 */
public record CareOf(UUID practiceId, Collection<String> team) {}
