package org.lumbar.routine.step;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a step is done, as far as a picture of it needs to know. Null means that the source does not say.
 *
 * @param positions of the person on whom it works: one, or several to choose from
 * @param direction where the movement goes
 * @param hands what of the hand works: one, or several to choose from or to use together
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Manner(
        @Nullable Sourced<List<Position>> positions,
        @Nullable Sourced<Direction> direction,
        @Nullable Sourced<List<HandPart>> hands) {}
