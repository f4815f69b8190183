package org.lumbar.insights.alert;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One reason to look at a client. It says where to look and never what was said there: no score, no free text.
 *
 * @param id the same whenever the same state is judged again, so that an acknowledgement outlives a rebuild
 * @param severity that of the code, or a graver one
 * @param since local day on which the rule first held; of a flare-up, its first day
 * @param days local days that show it, in order; may be empty
 * @param evidence ids of what shows it: of events, sessions, plans, proposals, or alerts, depending on the code; may be empty
 * @param detail what kind of thing it is about, where one code has several: of an open proposal, what is proposed; else null
 */
public record Alert(
        UUID id,
        AlertCode code,
        Severity severity,
        LocalDate since,
        List<LocalDate> days,
        List<UUID> evidence,
        @Nullable String detail) {

    /** Most urgent first, then the newest harm, then by code and id, so that the order never wavers. */
    public static final Comparator<Alert> BY_URGENCY = Comparator.comparing(Alert::severity)
            .thenComparing(Alert::newestHarm, Comparator.reverseOrder())
            .thenComparing(Alert::code)
            .thenComparing(alert -> alert.id().toString());

    /** The newest local day that shows it. */
    public LocalDate newestHarm() {
        return days.stream()
                .filter(day -> day.isAfter(since))
                .max(Comparator.naturalOrder())
                .orElse(since);
    }

    /** An alert whose id follows from the client, the code, and what began it. */
    public static Alert of(
            UUID clientId, AlertCode code, Object beganWith, LocalDate since, List<LocalDate> days, List<UUID> ids) {
        UUID id = UUID.nameUUIDFromBytes((clientId + ":" + code + ":" + beganWith).getBytes(UTF_8));
        return new Alert(id, code, code.severity(), since, List.copyOf(days), List.copyOf(ids), null);
    }

    /** The same about one kind of thing. */
    public Alert about(Enum<?> kind) {
        return new Alert(id, code, severity, since, days, evidence, kind.name());
    }

    /** Likewise but RED. It is another alert: who has seen the milder one has not seen this. */
    public static Alert red(
            UUID clientId, AlertCode code, Object beganWith, LocalDate since, List<LocalDate> days, List<UUID> ids) {
        Alert alert = of(clientId, code, Severity.RED + ":" + beganWith, since, days, ids);
        return new Alert(alert.id(), code, Severity.RED, since, alert.days(), alert.evidence(), alert.detail());
    }
}
