package org.lumbar.insights.plan;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lumbar.insights.snapshot.PlanSnapshot.Course;
import org.lumbar.insights.snapshot.PlanSnapshot.Kind;
import org.lumbar.insights.snapshot.Titles;

/**
 * What lists show of a plan.
 *
 * @param timesPerWeek n of a plan of n sessions a week; null for every other plan
 * @param lastDay last local day of the plan: the day on which it was completed or cancelled, or else the end date; null while it has
 *     neither
 * @param course null where the routine's source names none
 */
public record PlanOutline(
        UUID clientId,
        UUID planId,
        String status,
        Kind kind,
        @Nullable Integer timesPerWeek,
        LocalDate startDate,
        @Nullable LocalDate lastDay,
        String routineKey,
        String routineTitle,
        Titles routineTitles,
        @Nullable Course course) {}
