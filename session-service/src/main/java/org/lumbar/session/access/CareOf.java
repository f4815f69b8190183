package org.lumbar.session.access;

import java.util.Set;
import java.util.UUID;

/** Which practice a client belongs to and which therapists, by their token's subject, care for them. */
public record CareOf(UUID practiceId, Set<String> team) {}
