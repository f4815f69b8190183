package org.lumbar.routine.publishing;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What waits to be published.
 *
 * @param rows how many, without those that were refused
 * @param oldest when the longest waiting one was changed; null if none waits
 * @param refused how many can't be published as they are
 */
public record Backlog(long rows, @Nullable Instant oldest, long refused) {}
