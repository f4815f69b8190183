package org.lumbar.routine.step;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * How firmly.
 *
 * @param value the firmest that is meant
 * @param from where it starts, if it grows during the step
 */
public record PressureLevel(
        Pressure value,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Pressure from,
        String origin) {}
