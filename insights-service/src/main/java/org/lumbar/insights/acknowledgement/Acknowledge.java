package org.lumbar.insights.acknowledgement;

import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response.Status;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lumbar.foundation.access.CallerOfRequest;
import org.lumbar.insights.access.ClientAccess;
import org.lumbar.insights.access.VisibleClient;
import org.lumbar.insights.alert.AlertStore;
import org.lumbar.insights.alert.ShownAlert;
import org.lumbar.insights.client.ClientSummaries;
import org.lumbar.insights.problem.Parameters;
import org.lumbar.insights.problem.Problem;
import org.lumbar.insights.projection.WorkOut;
import org.lumbar.insights.store.WriteGate;

/** The caller has seen an alert, and may have written down what they make of it. */
@ApplicationScoped
public class Acknowledge {

    private static final int LONGEST_NOTE = Note.LONGEST;

    private final WriteGate gate;
    private final AlertStore alerts;
    private final WorkOut workOut;
    private final ClientSummaries summaries;
    private final ClientAccess access;
    private final CallerOfRequest caller;
    private final Clock clock;

    Acknowledge(
            WriteGate gate,
            AlertStore alerts,
            WorkOut workOut,
            ClientSummaries summaries,
            ClientAccess access,
            CallerOfRequest caller,
            Clock clock) {
        this.gate = gate;
        this.alerts = alerts;
        this.workOut = workOut;
        this.summaries = summaries;
        this.access = access;
        this.caller = caller;
        this.clock = clock;
    }

    /**
     * Acknowledges the alert named {@code clientId:alertId}; refused with 404 if there is none in the caller's care.
     *
     * @param note at most 2,000 characters; null or blank for none
     */
    public void by(String id, @Nullable String note) {
        gate.enter();
        int colon = id.indexOf(':');
        if (colon < 0) {
            throw notFound();
        }
        VisibleClient client = access.visible(Parameters.clientId(id.substring(0, colon)));
        List<UUID> clients = List.of(client.clientId());
        summaries.lock(clients);
        ShownAlert alert = alerts.of(client.clientId()).stream()
                .filter(held ->
                        held.alertId().toString().equals(id.substring(colon + 1).toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(Acknowledge::notFound);
        UUID practice = client.practiceId();
        alerts.acknowledge(alert, practice, caller.get().subject(), clean(note), clock.instant());
        workOut.acknowledged(clients);
        summaries.announce(clients);
    }

    private static @Nullable String clean(@Nullable String note) {
        if (note == null || note.isBlank()) {
            return null;
        }
        if (note.length() > LONGEST_NOTE || note.indexOf('\0') >= 0) {
            throw Problem.invalidParameter("note", "must be text of at most " + LONGEST_NOTE + " characters");
        }
        return note.strip();
    }

    private static HttpProblem notFound() {
        return Problem.of(Status.NOT_FOUND, "alert-not-found", "There is no such alert in your care.");
    }
}
