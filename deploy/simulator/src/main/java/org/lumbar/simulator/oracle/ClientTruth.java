package org.lumbar.simulator.oracle;

import java.time.LocalDate;
import java.util.Map;
import java.util.SortedMap;
import java.util.UUID;

/**
 * Everything the services must show about one client.
 *
 * @param distinctEvents events the client ever got accepted, each counted once
 * @param sessions by session id
 * @param dailyPain by local day; a day without a value is absent
 * @param days rest, locks and dose, every day without a gap
 * @param plans by plan id
 */
public record ClientTruth(
        UUID clientId,
        int distinctEvents,
        int ratings,
        int ratingsOutsideSessions,
        Map<UUID, SessionTruth> sessions,
        SortedMap<LocalDate, Double> dailyPain,
        SortedMap<LocalDate, DayTruth> days,
        Map<UUID, PlanTruth> plans) {}
