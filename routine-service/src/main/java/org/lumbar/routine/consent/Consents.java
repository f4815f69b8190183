package org.lumbar.routine.consent;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lumbar.foundation.access.Caller;
import org.lumbar.foundation.access.Roles;
import org.lumbar.routine.client.Client;
import org.lumbar.routine.client.Clients;
import org.lumbar.routine.client.PublishConsent;
import org.lumbar.routine.history.Decision;
import org.lumbar.routine.problem.Refused;
import org.lumbar.routine.state.Consent;
import org.lumbar.routine.state.ConsentState;

/**
 * What clients decide about their practice's text, each decision for ever. Consent is given to the current version only; it is
 * withdrawn whatever version the client has seen.
 */
@ApplicationScoped
public class Consents {
    /** Of one client: one a week for nineteen years. */
    static final int MOST = 1_000;

    private static final TimeBasedEpochGenerator IDS = Generators.timeBasedEpochGenerator();

    private final Clients clients;
    private final ConsentTexts texts;
    private final ConsentRows rows;
    private final PublishConsent publish;
    private final Clock clock;

    Consents(Clients clients, ConsentTexts texts, ConsentRows rows, PublishConsent publish, Clock clock) {
        this.clients = clients;
        this.texts = texts;
        this.rows = rows;
        this.publish = publish;
        this.clock = clock;
    }

    /** @param created false if an earlier, equal request recorded it */
    public record Recorded(ConsentDecision decision, boolean created) {}

    /**
     * How things stand for a client.
     *
     * @param version of the text that the latest decision is about; null while nothing was decided
     * @param since since when the state holds; null while nothing was decided
     * @param currentVersion of the text to be shown; null if the practice has none
     */
    public record Standing(
            ConsentState state,
            @Nullable Integer version,
            @Nullable Instant since,
            @Nullable Integer currentVersion) {}

    /**
     * Records a decision, and publishes what follows from it with the client.
     *
     * @throws Refused 409 {@code consent-version-not-current} if consent is given to another text than the current one;
     *     409 {@code id-conflict} if the id belongs to another decision; 409 {@code too-many-decisions} if they have decided so often
     *     that no more is recorded, but for a withdrawal that changes something
     */
    @Transactional
    public Recorded decide(Caller caller, UUID clientId, NewDecision wanted) {
        Client client = clients.changing(caller, clientId);
        UUID id = wanted.consentId() == null ? IDS.generate() : wanted.consentId();
        ConsentRow known = rows.findById(new ConsentRow.Id(clientId, id));
        if (known != null) {
            return same(known, wanted);
        }
        requireRoom(client, wanted);
        // As exactly as the database stores it: read again, it is the same.
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Consent after = wanted.decision() == Choice.WITHDRAWN
                ? client.consent().withdrawn(wanted.version(), now)
                : given(client, wanted.version(), now);
        ConsentRow row = row(caller, client, id, wanted, now);
        rows.persist(row);
        String change = wanted.decision() == Choice.WITHDRAWN ? "CONSENT_WITHDRAWN" : "CONSENT_GIVEN";
        publish.decided(clientId, after, new Decision(caller.subject(), change, wanted.note()));
        return new Recorded(row.decision(), true);
    }

    private static Recorded same(ConsentRow known, NewDecision wanted) {
        if (!known.says(wanted)) {
            throw Refused.conflict("id-conflict", "This id belongs to something else already.");
        }
        return new Recorded(known.decision(), false);
    }

    private void requireRoom(Client client, NewDecision wanted) {
        boolean withdraws =
                wanted.decision() == Choice.WITHDRAWN && client.consent().state() != ConsentState.WITHDRAWN;
        if (!withdraws && rows.count(client.clientId()) >= MOST) {
            throw Refused.conflict("too-many-decisions", "So much has been decided that no more can be recorded.");
        }
    }

    private Consent given(Client client, int version, Instant now) {
        boolean current = texts.current(client.practiceId())
                .map(text -> text.version() == version)
                .orElse(false);
        if (!current) {
            throw Refused.conflict(
                    "consent-version-not-current", "Consent can be given to the current text only; show that one.");
        }
        return client.consent().given(version, now);
    }

    private static ConsentRow row(Caller caller, Client client, UUID id, NewDecision wanted, Instant now) {
        ConsentRow row = new ConsentRow();
        row.id = new ConsentRow.Id(client.clientId(), id);
        row.practiceId = client.practiceId();
        row.version = wanted.version();
        row.decision = wanted.decision();
        boolean themselves = caller.is(Roles.CLIENT) && client.clientId().equals(caller.clientId());
        row.recordedBy = themselves ? RecordedBy.CLIENT : RecordedBy.STAFF;
        row.decidedAt = now;
        row.decidedBy = caller.subject();
        row.note = wanted.note();
        return row;
    }

    /** The client's decisions, oldest first. */
    @Transactional
    public List<ConsentDecision> decisions(UUID clientId) {
        return rows.of(clientId).stream().map(ConsentRow::decision).toList();
    }

    /** What the client is asked today; empty if their practice has no text. */
    @Transactional
    public Optional<ConsentText> text(Client client) {
        return texts.current(client.practiceId());
    }

    /** How things stand now, also in the seconds until a newer text is published with the client. */
    @Transactional
    public Standing standing(Client client) {
        ConsentText current = texts.current(client.practiceId()).orElse(null);
        Consent consent =
                current == null ? client.consent() : client.consent().facing(current.version(), current.publishedAt());
        return new Standing(
                consent.state(), consent.version(), consent.since(), current == null ? null : current.version());
    }
}
