package org.lumbar.routine.publishing;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What waits to be published.
 *
 * @param rows how many
 * @param oldest when the longest waiting one was changed; null if none waits
 */
public record Backlog(long rows, @Nullable Instant oldest) {}
