package org.lumbar.simulator.oracle;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lumbar.simulator.routine.Routine;
import org.lumbar.simulator.schedule.Plan;

/**
 * What the practice decided about a client; what the client did is in the events.
 *
 * @param zone home zone
 */
public record ClientFacts(UUID clientId, ZoneId zone, List<PlanFacts> plans, List<Clearance> clearances) {

    /** A plan with the routine version it pins. */
    public record PlanFacts(Plan plan, Routine routine, List<Pause> pauses) {

        boolean isPausedOn(LocalDate day) {
            return pauses.stream()
                    .anyMatch(pause -> !day.isBefore(pause.from()) && (pause.to() == null || !day.isAfter(pause.to())));
        }
    }

    /** Both days included; {@code to} is null while the pause lasts. */
    public record Pause(LocalDate from, @Nullable LocalDate to) {}

    /** A clinician's word that this technique, locked by this stopped event, is allowed again. */
    public record Clearance(UUID lockId, String technique, Instant clearedAt) {}
}
