package org.lumbar.session.session;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lumbar.session.event.LocalDay;
import org.lumbar.session.event.Reported;
import org.lumbar.session.event.SessionEvent;
import org.lumbar.session.store.PackedReader;
import org.lumbar.session.store.PackedWriter;

/** The start event that counts for a session. */
record Start(
        UUID eventId,
        UUID planId,
        @Nullable String occurrenceId,
        Reported.@Nullable Screening screening,
        Instant at,
        ZoneId zone) {

    static Start of(SessionEvent event, Reported.Started reported) {
        return new Start(
                event.id(),
                reported.planId(),
                reported.occurrenceId(),
                reported.screening(),
                event.time(),
                event.zone());
    }

    LocalDate localDay() {
        return LocalDay.of(at, zone);
    }

    boolean isAgainstScreening() {
        return screening != null && !screening.passed();
    }

    /** The same, but for the event's id. */
    boolean saysTheSameAs(Start other) {
        return equals(new Start(eventId, other.planId, other.occurrenceId, other.screening, other.at, other.zone));
    }

    void pack(PackedWriter out) {
        out.uuid(eventId)
                .uuid(planId)
                .optionalText(occurrenceId)
                .optionalText(screening == null ? null : screening.version())
                .flag(screening != null && screening.passed())
                .instant(at)
                .text(zone.getId());
    }

    static Start unpack(PackedReader in) {
        UUID eventId = in.uuid();
        UUID planId = in.uuid();
        String occurrenceId = in.optionalText();
        String version = in.optionalText();
        boolean passed = in.flag();
        Reported.Screening screening = version == null ? null : new Reported.Screening(version, passed);
        return new Start(eventId, planId, occurrenceId, screening, in.instant(), in.zone());
    }
}
