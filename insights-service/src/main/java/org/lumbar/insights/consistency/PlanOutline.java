package org.lumbar.insights.consistency;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lumbar.insights.fact.PlanSnapshot.Course;
import org.lumbar.insights.fact.PlanSnapshot.Kind;

/**
 * What lists show of a plan.
 *
 * @param course null where the routine's source names none
 */
public record PlanOutline(
        UUID clientId,
        UUID planId,
        String status,
        Kind kind,
        LocalDate startDate,
        String routineKey,
        String routineTitle,
        @Nullable Course course) {}
