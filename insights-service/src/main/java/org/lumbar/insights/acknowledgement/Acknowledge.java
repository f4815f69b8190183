package org.lumbar.insights.acknowledgement;

import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response.Status;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
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

/** The caller has seen alerts of a client, may have written down what they make of them, or takes that back. */
@ApplicationScoped
public class Acknowledge {

    private static final int LONGEST_NOTE = Note.LONGEST;

    private final WriteGate gate;
    private final AlertStore alerts;
    private final AcknowledgementEntries entries;
    private final WorkOut workOut;
    private final ClientSummaries summaries;
    private final ClientAccess access;
    private final CallerOfRequest caller;
    private final Clock clock;

    Acknowledge(
            WriteGate gate,
            AlertStore alerts,
            AcknowledgementEntries entries,
            WorkOut workOut,
            ClientSummaries summaries,
            ClientAccess access,
            CallerOfRequest caller,
            Clock clock) {
        this.gate = gate;
        this.alerts = alerts;
        this.entries = entries;
        this.workOut = workOut;
        this.summaries = summaries;
        this.access = access;
        this.caller = caller;
        this.clock = clock;
    }

    /**
     * Acknowledges alerts of one client, all or none. A further note is added to those that are there; what is there already, by the
     * same person and since the acknowledgement was last taken back, is not added again.
     *
     * @param alertIds refused with 404 if one is none of the client's, or the client is not in the caller's care
     * @param note at most 2,000 characters, else refused with 400; null or blank for none
     * @throws HttpProblem 409 {@code too-many-notes} if an alert has as many entries as it may have
     */
    public void seen(String clientId, List<String> alertIds, @Nullable String note) {
        String text = clean(note);
        String by = caller.get().subject();
        AcknowledgementEntry entry = new AcknowledgementEntry(clock.instant(), by, false, text);
        change(clientId, alertIds, entry, before -> !AcknowledgementRules.say(before, by, text), before -> {
            if (AcknowledgementRules.full(before)) {
                throw Problem.of(
                        Status.CONFLICT,
                        "too-many-notes",
                        "This alert has " + AcknowledgementRules.MOST + " notes, and takes no more.");
            }
        });
    }

    /** Takes back that anybody has seen these alerts; what they wrote stays. Where nobody has, nothing changes. */
    public void undo(String clientId, List<String> alertIds) {
        AcknowledgementEntry entry =
                new AcknowledgementEntry(clock.instant(), caller.get().subject(), true, null);
        change(
                clientId,
                alertIds,
                entry,
                before -> !AcknowledgementRules.standing(before).isEmpty(),
                before -> {});
    }

    /** What people did with an alert of a client, oldest first; refused with 404 as {@link #seen} is. */
    public List<AcknowledgementEntry> entries(String clientId, String alertId) {
        VisibleClient client = access.visible(Parameters.clientId(clientId));
        ShownAlert alert = named(alerts.of(client.clientId()), alertId);
        return entries.of(client.clientId()).getOrDefault(alert.alertId(), List.of());
    }

    /** Judges the entries that an alert has before one is added. */
    @FunctionalInterface
    private interface Check {
        void of(List<AcknowledgementEntry> before);
    }

    private void change(
            String clientId,
            List<String> alertIds,
            AcknowledgementEntry entry,
            Function<List<AcknowledgementEntry>, Boolean> isNew,
            Check check) {
        gate.enter();
        VisibleClient client = access.visible(Parameters.clientId(clientId));
        UUID id = client.clientId();
        summaries.lock(List.of(id));
        List<ShownAlert> known = alerts.of(id);
        Map<UUID, List<AcknowledgementEntry>> before = entries.of(id);
        Map<UUID, ShownAlert> changing = alertIds.stream()
                .map(alertId -> named(known, alertId))
                .filter(alert -> isNew.apply(before.getOrDefault(alert.alertId(), List.of())))
                .collect(Collectors.toMap(
                        ShownAlert::alertId, Function.identity(), (one, same) -> one, LinkedHashMap::new));
        changing.keySet().forEach(alertId -> check.of(before.getOrDefault(alertId, List.of())));
        if (!changing.isEmpty()) {
            changing.values().forEach(alert -> write(client, alert, entry));
            workOut.acknowledged(List.of(id));
            summaries.announce(List.of(id));
        }
    }

    private void write(VisibleClient client, ShownAlert alert, AcknowledgementEntry entry) {
        entries.adopt(client.clientId(), alert.alertId());
        if (entry.undone()) {
            alerts.unacknowledge(alert);
        } else {
            alerts.acknowledge(alert, client.practiceId(), entry.by(), entry.note(), entry.at());
        }
        entries.add(client.clientId(), alert.alertId(), client.practiceId(), entry);
    }

    private static ShownAlert named(List<ShownAlert> known, String alertId) {
        String wanted = alertId.toLowerCase(Locale.ROOT);
        return known.stream()
                .filter(alert -> alert.alertId().toString().equals(wanted))
                .findFirst()
                .orElseThrow(Acknowledge::notFound);
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

    static HttpProblem notFound() {
        return Problem.of(Status.NOT_FOUND, "alert-not-found", "There is no such alert in your care.");
    }
}
