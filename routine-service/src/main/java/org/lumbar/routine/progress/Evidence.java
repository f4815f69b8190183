package org.lumbar.routine.progress;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lumbar.routine.intake.Session;

/**
 * What a rule rests on, so that a person can look it up.
 *
 * @param eventId the event that decided it
 * @param rule the rule that judged it, as session-service names it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Evidence(
        LocalDate localDay,
        @Nullable UUID sessionId,
        @Nullable UUID eventId,
        @Nullable String rule,
        @Nullable Integer score) {

    public static Evidence of(Session session) {
        Session.Guidance guidance = session.guidance();
        return guidance == null
                ? new Evidence(session.localDay(), session.sessionId(), null, null, null)
                : new Evidence(
                        session.localDay(),
                        session.sessionId(),
                        guidance.eventId(),
                        guidance.rule().name(),
                        null);
    }

    /** Something that holds since, or is about, a day as a whole. */
    public static Evidence ofDay(LocalDate day) {
        return new Evidence(day, null, null, null, null);
    }

    public static Evidence ofEvent(LocalDate since, UUID eventId, String rule) {
        return new Evidence(since, null, eventId, rule, null);
    }

    public Evidence withScore(@Nullable Integer nrs) {
        return new Evidence(localDay, sessionId, eventId, rule, nrs);
    }
}
