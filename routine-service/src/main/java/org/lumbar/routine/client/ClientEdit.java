package org.lumbar.routine.client;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lumbar.routine.step.Area;

/**
 * A change of a client; what is null stays as it is.
 *
 * @param timezone the new home zone: the client has moved, or travels for long
 * @param injuredAreas all that are injured now: others have healed
 */
public record ClientEdit(
        @Nullable String displayName,
        @Nullable String timezone,
        @Nullable ClientStatus status,
        @Nullable List<String> careTeam,
        @Nullable List<Area> injuredAreas) {}
