package org.lumbar.insights.dashboard.client;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lumbar.insights.access.VisibleClient;
import org.lumbar.insights.acknowledgement.AcknowledgementEntries;
import org.lumbar.insights.alert.AlertStore;
import org.lumbar.insights.alert.ShownAlert;
import org.lumbar.insights.dashboard.client.AlertNotes.Refused;
import org.lumbar.insights.dashboard.parts.Reason;

/** Gathers why to look at a client, and what people did about it. */
@ApplicationScoped
class ShowAlerts {

    private final AlertStore alerts;
    private final AcknowledgementEntries entries;

    ShowAlerts(AlertStore alerts, AcknowledgementEntries entries) {
        this.alerts = alerts;
        this.entries = entries;
    }

    /**
     * What there is to say about alerts.
     *
     * @param reasons of those that hold, most urgent first
     * @param past of those that held, the newest first
     */
    record Section(List<Reason> reasons, List<PastAlert> past, AlertNotes notes) {}

    Section of(VisibleClient client, @Nullable Refused refused) {
        List<ShownAlert> shown = alerts.of(client.clientId());
        AlertNotes notes = new AlertNotes(entries.of(client.clientId()), refused);
        return new Section(
                Reason.of(shown.stream().filter(ShownAlert::holds).toList()),
                PastAlert.of(shown, notes, client.timezone()),
                notes);
    }
}
