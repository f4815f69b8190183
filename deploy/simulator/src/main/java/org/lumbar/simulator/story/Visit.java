package org.lumbar.simulator.story;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.lumbar.simulator.routine.Routine;
import org.lumbar.simulator.schedule.Plan;

/** A session about to begin; {@code occurrenceId} is null if the client doesn't say which one it is for. */
record Visit(Plan plan, Routine routine, @Nullable String occurrenceId, Instant start) {}
