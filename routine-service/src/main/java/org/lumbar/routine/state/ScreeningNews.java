package org.lumbar.routine.state;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What all answers of a client mean together.
 *
 * @param deciding the answers that decide; null while nobody has answered
 * @param holds when a yes kept the client from their routines, oldest first, none overlapping another
 */
public record ScreeningNews(@Nullable DecidingScreening deciding, List<ScreeningHold> holds) {}
