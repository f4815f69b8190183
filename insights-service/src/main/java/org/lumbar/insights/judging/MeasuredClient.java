package org.lumbar.insights.judging;

import java.util.List;
import java.util.UUID;
import org.lumbar.insights.client.ClientProfile;
import org.lumbar.insights.pain.DailyPain;
import org.lumbar.insights.plan.PlanReport;

/**
 * A client with what has been worked out about them: what alerts and lines of triage follow from.
 *
 * @param plans all of them with their outcomes, the current one first
 * @param pain all daily values, in order of days
 */
public record MeasuredClient(ClientProfile profile, List<PlanReport> plans, List<DailyPain> pain) {

    /** Whom it is about. */
    public UUID clientId() {
        return profile.clientId();
    }
}
