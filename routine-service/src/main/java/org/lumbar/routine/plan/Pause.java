package org.lumbar.routine.plan;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Days on which nothing is expected of the client.
 *
 * @param from first paused day
 * @param to last paused day, included; null while it lasts
 */
public record Pause(LocalDate from, @Nullable LocalDate to) {

    boolean contains(LocalDate day) {
        return !day.isBefore(from) && (to == null || !day.isAfter(to));
    }
}
