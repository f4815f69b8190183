package org.lumbar.routine.joining;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.lumbar.foundation.access.Binding;
import org.lumbar.foundation.access.Caller;
import org.lumbar.foundation.login.Login;
import org.lumbar.routine.client.Client;
import org.lumbar.routine.client.Clients;
import org.lumbar.routine.history.Decision;
import org.lumbar.routine.history.History;
import org.lumbar.routine.problem.Refused;
import org.lumbar.routine.publishing.Changed;
import org.lumbar.routine.state.PublishedLogin;

/** Which accounts are which client: one client's each, at most. A change is published with the client, in its transaction. */
@ApplicationScoped
public class ClientLogins {
    private static final TimeBasedEpochGenerator IDS = Generators.timeBasedEpochGenerator();

    private final Clients clients;
    private final History history;
    private final EntityManager entities;
    private final Event<Changed> changed;
    private final Event<Login> loginChanged;
    private final Clock clock;

    ClientLogins(
            Clients clients,
            History history,
            EntityManager entities,
            Event<Changed> changed,
            Event<Login> loginChanged,
            Clock clock) {
        this.clients = clients;
        this.history = history;
        this.entities = entities;
        this.changed = changed;
        this.loginChanged = loginChanged;
        this.clock = clock;
    }

    /** Whose the login is; empty if it is nobody's. For this service itself. */
    @Transactional
    Optional<Binding> find(Login login) {
        List<?> rows = entities.createNativeQuery(
                        "select practice_id, client_id from client_login where issuer = :issuer and subject = :subject",
                        Tuple.class)
                .setParameter("issuer", login.issuer())
                .setParameter("subject", login.subject())
                .getResultList();
        return rows.stream()
                .map(Tuple.class::cast)
                .map(row -> Binding.ofClient(row.get(0, UUID.class), row.get(1, UUID.class)))
                .findFirst();
    }

    /** The client's logins, oldest first. */
    @Transactional
    public List<ClientLogin> list(Caller caller, UUID clientId) {
        var unused = clients.visible(caller, clientId);
        return of(clientId);
    }

    /**
     * Binds a login that is nobody's to a client. Whoever calls has both held.
     *
     * @throws Refused 409 {@code too-many-logins} if the client has ten
     */
    @Transactional(Transactional.TxType.MANDATORY)
    void bind(Client client, Login login, UUID invitationId, Instant now) {
        if (of(client.clientId()).size() >= PublishedLogin.MOST) {
            throw Refused.conflict(
                    "too-many-logins", "The client has as many logins as there may be. Revoke one first.");
        }
        entities.createNativeQuery(
                        "insert into client_login (client_id, login_id, practice_id, issuer, subject,"
                                + " bound_at, invitation_id) values (:client, :id, :practice, :issuer, :subject, :now, :invitation)")
                .setParameter("client", client.clientId())
                .setParameter("id", IDS.generate())
                .setParameter("practice", client.practiceId())
                .setParameter("issuer", login.issuer())
                .setParameter("subject", login.subject())
                .setParameter("now", now)
                .setParameter("invitation", invitationId)
                .executeUpdate();
        publish(client.clientId(), Decision.of(login.subject(), "LOGIN_BOUND"));
        loginChanged.fire(login);
    }

    /**
     * Takes a login from a client; it is nobody's then, in all services within seconds.
     *
     * @throws Refused 404 {@code login-not-found}
     */
    @Transactional
    public void revoke(Caller caller, UUID clientId, UUID loginId) {
        var unused = clients.changing(caller, clientId);
        ClientLogin login = of(clientId).stream()
                .filter(each -> each.loginId().equals(loginId))
                .findFirst()
                .orElseThrow(() -> Refused.notFound("login-not-found", "The client has no such login."));
        entities.createNativeQuery("delete from client_login where client_id = :client and login_id = :id")
                .setParameter("client", clientId)
                .setParameter("id", loginId)
                .executeUpdate();
        publish(clientId, Decision.of(caller.subject(), "LOGIN_REVOKED"));
        loginChanged.fire(new Login(login.issuer(), login.subject()));
    }

    private void publish(UUID clientId, Decision decision) {
        List<PublishedLogin> logins = of(clientId).stream()
                .map(each -> new PublishedLogin(each.issuer(), each.subject(), each.boundAt()))
                .toList();
        Client after = clients.withLogins(clientId, logins, clock.instant());
        history.add(decision, after.practiceId(), clientId, clientId, after.revision(), after);
        changed.fire(new Changed());
    }

    private List<ClientLogin> of(UUID clientId) {
        List<?> rows = entities.createNativeQuery(
                        "select login_id, issuer, subject, bound_at, invitation_id from client_login"
                                + " where client_id = :client order by bound_at, login_id",
                        Tuple.class)
                .setParameter("client", clientId)
                .getResultList();
        return rows.stream().map(row -> login((Tuple) row)).toList();
    }

    private static ClientLogin login(Tuple row) {
        return new ClientLogin(
                row.get(0, UUID.class),
                row.get(1, String.class),
                row.get(2, String.class),
                row.get(3, Instant.class),
                row.get(4, UUID.class));
    }
}
