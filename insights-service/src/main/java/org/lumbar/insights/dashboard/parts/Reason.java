package org.lumbar.insights.dashboard.parts;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lumbar.insights.alert.AlertCode;
import org.lumbar.insights.alert.Severity;
import org.lumbar.insights.alert.ShownAlert;
import org.lumbar.insights.alert.ShownAlert.Acknowledgement;

/**
 * Why to look at a client: alerts of one kind that got the same answer, or none, said as one.
 *
 * @param severity how urgent it is
 * @param detail what kind of thing it is about, where one code has several; else null
 * @param since local day on which the oldest of them first held
 * @param latest the same of the newest
 * @param alerts their ids, at least one
 * @param acknowledgement the newest answer; null if there is none
 */
public record Reason(
        AlertCode code,
        Severity severity,
        @Nullable String detail,
        LocalDate since,
        LocalDate latest,
        List<UUID> alerts,
        @Nullable Acknowledgement acknowledgement) {

    /** What makes alerts one reason. */
    private record Kind(
            AlertCode code,
            Severity severity,
            @Nullable String detail,
            @Nullable String by,
            @Nullable String note) {}

    /** The reasons behind some alerts, in their order. */
    public static List<Reason> of(List<ShownAlert> alerts) {
        Map<Kind, Reason> reasons = new LinkedHashMap<>();
        alerts.forEach(alert -> reasons.merge(kind(alert), one(alert), Reason::and));
        return List.copyOf(reasons.values());
    }

    /** True if it is more urgent than alerts of its kind usually are. */
    public boolean graver() {
        return severity != code.severity();
    }

    /** How many alerts it says as one. */
    public int times() {
        return alerts.size();
    }

    /** Which part of the client's page at the desk has the form that answers it; null if none has. */
    public @Nullable String desk() {
        return switch (code) {
            case SCREENING_URGENT, SCREENING_PROFESSIONAL -> "screening";
            case EXCRUCIATING_PAIN, BONE_PAIN, DONE_WHILE_LOCKED -> "barred";
            case PROPOSAL_OPEN, COURSE_REVIEW, COURSE_OVER -> "plans";
            default -> null;
        };
    }

    private static Kind kind(ShownAlert alert) {
        Acknowledgement answer = alert.acknowledgement();
        return answer == null
                ? new Kind(alert.code(), alert.severity(), alert.detail(), null, null)
                : new Kind(alert.code(), alert.severity(), alert.detail(), answer.by(), answer.note());
    }

    private static Reason one(ShownAlert alert) {
        return new Reason(
                alert.code(),
                alert.severity(),
                alert.detail(),
                alert.since(),
                alert.since(),
                List.of(alert.alertId()),
                alert.acknowledgement());
    }

    private Reason and(Reason other) {
        List<UUID> both = new ArrayList<>(alerts);
        both.addAll(other.alerts);
        return new Reason(
                code,
                severity,
                detail,
                since.isBefore(other.since) ? since : other.since,
                latest.isAfter(other.latest) ? latest : other.latest,
                both,
                newer(acknowledgement, other.acknowledgement));
    }

    private static @Nullable Acknowledgement newer(@Nullable Acknowledgement one, @Nullable Acknowledgement other) {
        return one == null || other == null || one.at().isAfter(other.at()) ? one : other;
    }
}
