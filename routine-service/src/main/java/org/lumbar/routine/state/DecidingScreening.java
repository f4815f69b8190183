package org.lumbar.routine.state;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The answers that decide whether a client may go on: of those with a yes that nobody has cleared the gravest, then the newest; else
 * the newest of all.
 *
 * @param yes keys of the questions that were answered with yes
 * @param clearedAt when a clinician cleared them; null while nobody has
 * @param clearedBy subject of that clinician's token
 */
public record DecidingScreening(
        UUID screeningId,
        String version,
        Instant answeredAt,
        ScreeningResult result,
        List<String> yes,
        @Nullable Instant clearedAt,
        @Nullable String clearedBy) {}
