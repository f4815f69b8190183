package org.lumbar.routine.state;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A period in which a yes to a question of the screening kept a client from their routines.
 *
 * @param from when they answered
 * @param to when a clinician cleared the last yes, not before {@code from}; null while it lasts
 */
public record ScreeningHold(Instant from, @Nullable Instant to) {}
