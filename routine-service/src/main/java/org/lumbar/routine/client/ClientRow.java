package org.lumbar.routine.client;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.OptimisticLock;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;
import org.lumbar.foundation.access.Caller;
import org.lumbar.foundation.access.CareOf;
import org.lumbar.foundation.input.Zones;
import org.lumbar.foundation.trace.Traceparent;
import org.lumbar.routine.schedule.LocalDays;
import org.lumbar.routine.state.Consent;
import org.lumbar.routine.state.DecidingScreening;
import org.lumbar.routine.state.InjuredArea;
import org.lumbar.routine.state.LockClearance;
import org.lumbar.routine.state.OpenProposal;
import org.lumbar.routine.state.PublishedLogin;
import org.lumbar.routine.state.ScreeningHold;

/** The published revision is not mapped: only the relay writes it, and it must not count as a change. */
@Entity
@Table(name = "client")
class ClientRow {
    @Id
    @Column(name = "client_id")
    UUID clientId;

    @Column(name = "practice_id")
    UUID practiceId;

    @Version
    long revision = 1;

    @Column(name = "display_name")
    String displayName;

    String timezone;

    @Enumerated(EnumType.STRING)
    ClientStatus status = ClientStatus.ACTIVE;

    @Column(name = "care_team")
    String[] careTeam;

    @JdbcTypeCode(SqlTypes.JSON)
    @Column(name = "lock_clearances")
    List<LockClearance> lockClearances = List.of();

    @JdbcTypeCode(SqlTypes.JSON)
    @Column(name = "injured_areas")
    List<InjuredArea> injuredAreas = List.of();

    @Nullable
    @JdbcTypeCode(SqlTypes.JSON)
    DecidingScreening screening;

    @JdbcTypeCode(SqlTypes.JSON)
    @Column(name = "screening_holds")
    List<ScreeningHold> screeningHolds = List.of();

    /** The deciding answers that the holds were worked out with; by itself it makes no revision. */
    @Nullable
    @JdbcTypeCode(SqlTypes.JSON)
    @Column(name = "holds_of")
    @OptimisticLock(excluded = true)
    DecidingScreening holdsOf;

    @JdbcTypeCode(SqlTypes.JSON)
    @Column(name = "open_proposals")
    List<OpenProposal> openProposals = List.of();

    /** Null until the client has decided something. */
    @Nullable
    @JdbcTypeCode(SqlTypes.JSON)
    Consent consent;

    /** What the practice calls the client elsewhere; null unless they came with a roster. Never published. */
    @Nullable
    String reference;

    /** Accounts that are the client; published, and shown where logins are. */
    @JdbcTypeCode(SqlTypes.JSON)
    List<PublishedLogin> logins = List.of();

    @JdbcTypeCode(SqlTypes.JSON)
    @Column(name = "created_from")
    NewClient createdFrom;

    @Column(name = "changed_at")
    Instant changedAt;

    /** Of the request that made this revision; goes on with the record that is published of it. */
    @Nullable
    String traceparent;

    /** For Hibernate. */
    @SuppressWarnings("NullAway.Init")
    ClientRow() {}

    ClientRow(UUID clientId, UUID practiceId, NewClient from, Instant now) {
        this.clientId = clientId;
        this.practiceId = practiceId;
        this.displayName = from.displayName();
        this.timezone = from.timezone();
        this.careTeam = from.careTeam().toArray(String[]::new);
        this.injuredAreas = from.injuredAreas() == null
                ? List.of()
                : InjuredArea.changed(List.of(), from.injuredAreas(), today(now));
        this.createdFrom = from;
        this.changedAt = now;
        this.traceparent = Traceparent.current();
    }

    /** Says when, and in which trace, what is changing here changes. */
    void changed(Instant now) {
        changedAt = now;
        traceparent = Traceparent.current();
    }

    void apply(ClientEdit edit, Instant now) {
        displayName = edit.displayName() == null ? displayName : edit.displayName();
        timezone = edit.timezone() == null ? timezone : edit.timezone();
        status = edit.status() == null ? status : edit.status();
        // The same team in a new array would be a change to Hibernate.
        if (edit.careTeam() != null && !edit.careTeam().equals(List.of(careTeam))) {
            careTeam = edit.careTeam().toArray(String[]::new);
        }
        if (edit.injuredAreas() != null) {
            injuredAreas = InjuredArea.changed(injuredAreas, edit.injuredAreas(), today(now));
        }
    }

    private LocalDate today(Instant now) {
        return LocalDays.of(now, Zones.of(timezone));
    }

    boolean isOpenTo(Caller caller) {
        return caller.maySee(clientId, new CareOf(practiceId, List.of(careTeam)));
    }

    Client client() {
        return new Client(
                clientId,
                practiceId,
                revision,
                displayName,
                Zones.of(timezone),
                status,
                List.of(careTeam),
                lockClearances,
                injuredAreas,
                screening,
                screeningHolds,
                openProposals,
                consent == null ? Consent.NOT_ASKED : consent);
    }
}
