package org.lumbar.session.day;

import java.time.LocalDate;
import java.util.UUID;
import org.lumbar.session.plan.Technique;

/** A technique that rests since that day, because of the rating of that id. */
record Rest(Technique technique, UUID eventId, LocalDate since) {}
