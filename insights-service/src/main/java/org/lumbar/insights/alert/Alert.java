package org.lumbar.insights.alert;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

/**
 * One reason to look at a client. It says where to look and never what was said there: no score, no free text.
 *
 * @param id the same whenever the same facts are judged again, so that an acknowledgement outlives a rebuild
 * @param since local day on which the rule first held; of a flare-up, its first day
 * @param days local days that show it, in order; may be empty
 * @param evidence ids of what shows it: of events, sessions, plans, or alerts, depending on the code; may be empty
 */
public record Alert(UUID id, AlertCode code, LocalDate since, List<LocalDate> days, List<UUID> evidence) {

    /** Most urgent first, then oldest, then by code and id, so that the order never wavers. */
    public static final Comparator<Alert> BY_URGENCY = Comparator.comparing(Alert::severity)
            .thenComparing(Alert::since)
            .thenComparing(Alert::code)
            .thenComparing(alert -> alert.id().toString());

    /** The code's severity. */
    public Severity severity() {
        return code.severity();
    }

    /** An alert whose id follows from the client, the code, and the fact that began it. */
    static Alert of(
            UUID clientId, AlertCode code, Object beganWith, LocalDate since, List<LocalDate> days, List<UUID> ids) {
        UUID id = UUID.nameUUIDFromBytes((clientId + ":" + code + ":" + beganWith).getBytes(UTF_8));
        return new Alert(id, code, since, List.copyOf(days), List.copyOf(ids));
    }
}
