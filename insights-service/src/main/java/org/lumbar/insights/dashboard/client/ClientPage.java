package org.lumbar.insights.dashboard.client;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lumbar.insights.alert.AlertCode;
import org.lumbar.insights.chart.DoseChart;
import org.lumbar.insights.client.SafetyState;
import org.lumbar.insights.dashboard.parts.DataUpTo;
import org.lumbar.insights.dashboard.parts.Reason;
import org.lumbar.insights.snapshot.ClientSnapshot.Result;
import org.lumbar.insights.snapshot.ClientSnapshot.Screening;
import org.lumbar.look.Viewer;

/**
 * What a client's page shows.
 *
 * @param view what the viewer looks at
 * @param today the client's local day
 * @param dataUpTo null if nothing has arrived yet
 * @param reasons why to look, most urgent first
 * @param past alerts that held, the newest first
 * @param notes what people did with alerts that hold
 * @param plans the current one first
 * @param comparison the period beside the one before it
 * @param dose of the last 28 days; null if there is none
 * @param revised what data that arrived late has changed, newest day first
 * @param safety what keeps the client from their routines
 * @param zone home zone of the client
 */
public record ClientPage(
        Viewer viewer,
        ClientView view,
        String name,
        LocalDate today,
        @Nullable DataUpTo dataUpTo,
        List<Reason> reasons,
        List<PastAlert> past,
        AlertNotes notes,
        PainSection pain,
        List<PlanSection> plans,
        Comparison comparison,
        @Nullable DoseChart dose,
        List<Revision> revised,
        SafetyState safety,
        ZoneId zone) {

    /** Whose page it is. */
    public UUID clientId() {
        return view.clientId();
    }

    /** The plan that the page is about; null if the client has none. */
    public @Nullable PlanSection plan() {
        return plans.isEmpty() ? null : plans.get(0);
    }

    /** All further plans. */
    public List<PlanSection> otherPlans() {
        return plans.isEmpty() ? plans : plans.subList(1, plans.size());
    }

    /** True if a reason is the failed screening, whose questions say what it is about. */
    public boolean asksAbout(Reason reason) {
        Screening failed = safety.screening();
        AlertCode code = failed != null && failed.result() == Result.URGENT_CARE
                ? AlertCode.SCREENING_URGENT
                : AlertCode.SCREENING_PROFESSIONAL;
        return failed != null && !failed.yes().isEmpty() && reason.code() == code;
    }

    /** What a mark in the calendar may mean. */
    public List<Mark.Kind> legend() {
        return Mark.LEGEND;
    }
}
