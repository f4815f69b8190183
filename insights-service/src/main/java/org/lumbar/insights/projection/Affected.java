package org.lumbar.insights.projection;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.UUID;
import org.lumbar.insights.snapshot.DayKey;
import org.lumbar.insights.snapshot.PlanKey;

/**
 * What has to be worked out again: nothing else can have changed.
 *
 * @param plans plans of which the plan or a session changed
 * @param clientsWithNewDays clients of whom rest, locks, dose or a screening's hold of a day changed, which may change all their plans
 * @param painDays days of which a rating changed
 */
public record Affected(Set<PlanKey> plans, Set<UUID> clientsWithNewDays, Set<DayKey> painDays) {

    /** Nothing yet. */
    public Affected() {
        this(new LinkedHashSet<>(), new LinkedHashSet<>(), new LinkedHashSet<>());
    }
}
