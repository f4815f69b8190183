package org.lumbar.insights.triage;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lumbar.insights.alert.ShownAlert;
import org.lumbar.insights.consistency.Consistency;
import org.lumbar.insights.pain.DailyPain;

/**
 * One client at a glance.
 *
 * @param timezone IANA id of the client's home zone
 * @param today the client's local day
 * @param routineTitle of the current plan; null if the client has none
 * @param consistency28d of the current plan; null if the client has none
 * @param pain daily values of the last 28 local days, in order
 * @param dataUpTo when the newest of the client's data reached the server; null before there is any
 * @param alerts those that hold, most urgent first
 */
public record TriageLine(
        UUID clientId,
        String displayName,
        String status,
        String timezone,
        LocalDate today,
        @Nullable String routineTitle,
        @Nullable Consistency consistency28d,
        List<DailyPain> pain,
        @Nullable Instant dataUpTo,
        List<ShownAlert> alerts) {}
