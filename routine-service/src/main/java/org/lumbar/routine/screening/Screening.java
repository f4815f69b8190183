package org.lumbar.routine.screening;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lumbar.foundation.input.Fault;
import org.lumbar.routine.state.ScreeningResult;

/**
 * A client's answers, judged now.
 *
 * @param result what their gravest yes means, cleared or not
 * @param passed answered in full, unexpired, and nothing speaks against a plan, no earlier yes that nobody has cleared either
 * @param reasons what speaks against one
 * @param clearedAt when a clinician cleared them; null while nobody has
 */
public record Screening(
        UUID screeningId,
        String version,
        Instant answeredAt,
        String answeredBy,
        ScreeningResult result,
        boolean expired,
        boolean passed,
        List<Fault> reasons,
        @Nullable Instant clearedAt,
        @Nullable String clearedBy) {}
