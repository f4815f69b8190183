package org.lumbar.insights.timeline;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lumbar.insights.trend.ChartLine;
import org.lumbar.insights.trend.FlareUp;
import org.lumbar.insights.trend.Trend;

/**
 * All of one client between two local days, both included. Trend, chart line and flare-ups are proposed and not clinically
 * validated, but for the cited thresholds.
 *
 * @param dataUpTo when the newest of the client's data reached the server
 * @param days in order; days of which nothing is known are left out
 * @param trend of the 28 days that end with {@code to}; its label says so where there is not enough data
 * @param chartLine of the values between {@code from} and {@code to}, with limits once there are 14 values
 * @param flares that touch these days
 * @param plans the current one first
 */
public record Timeline(
        UUID clientId,
        LocalDate from,
        LocalDate to,
        @Nullable Instant dataUpTo,
        List<TimelineDay> days,
        Trend trend,
        ChartLine chartLine,
        List<FlareUp> flares,
        List<PlanProgress> plans) {}
