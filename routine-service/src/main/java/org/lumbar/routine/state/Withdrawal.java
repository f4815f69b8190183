package org.lumbar.routine.state;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A period in which a client's consent was withdrawn.
 *
 * @param from when it was withdrawn
 * @param to when it was given again, not before {@code from}; null while it lasts
 */
public record Withdrawal(Instant from, @Nullable Instant to) {}
