package org.lumbar.session.day;

import java.time.LocalDate;
import java.util.UUID;
import org.lumbar.session.pain.Rule;
import org.lumbar.session.plan.Technique;

/**
 * A technique that stays locked until a named clinician clears it.
 *
 * @param lockId id of the stopped event
 * @param since the local day of the stop
 */
public record Lock(Technique technique, UUID lockId, Rule rule, LocalDate since) {}
