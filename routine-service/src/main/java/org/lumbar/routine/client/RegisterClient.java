package org.lumbar.routine.client;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.lumbar.foundation.access.Caller;
import org.lumbar.foundation.audit.Seen;
import org.lumbar.foundation.input.Fault;
import org.lumbar.foundation.wall.Service;
import org.lumbar.routine.history.Decision;
import org.lumbar.routine.history.History;
import org.lumbar.routine.problem.Refused;
import org.lumbar.routine.publishing.Changed;

/** A practice takes on a client. The same id and the same body again is the same client, not a second one. */
@ApplicationScoped
public class RegisterClient {
    private static final TimeBasedEpochGenerator IDS = Generators.timeBasedEpochGenerator();

    private final Clients clients;
    private final Erasures erasures;
    private final History history;
    private final Event<Changed> changed;
    private final Clock clock;
    private final Seen seen;

    RegisterClient(
            Clients clients, Erasures erasures, History history, Event<Changed> changed, Clock clock, Seen seen) {
        this.clients = clients;
        this.erasures = erasures;
        this.history = history;
        this.changed = changed;
        this.clock = clock;
        this.seen = seen;
    }

    /** @param created false if an earlier, equal request made it */
    public record Registered(Client client, boolean created) {}

    /** @throws Refused 400 naming every fault; 409 if the id belongs to something else */
    @Transactional
    public Registered register(Caller caller, NewClient wanted) {
        List<Fault> faults = wanted.faults();
        if (!faults.isEmpty()) {
            throw Refused.invalid(faults);
        }
        // Whether an id is taken is asked of all practices, which the caller does not see.
        Registered done = Service.does(() -> registered(caller, wanted));
        seen.client(done.client().clientId());
        return done;
    }

    private Registered registered(Caller caller, NewClient wanted) {
        UUID practice = caller.practice();
        UUID id = wanted.clientId() == null ? IDS.generate() : wanted.clientId();
        ClientRow known = clients.findById(id);
        return known == null
                ? new Registered(add(caller, practice, id, wanted), true)
                : new Registered(same(caller, known, wanted), false);
    }

    /** An erased client's id stays taken: readers may still meet late snapshots under it. */
    private Client add(Caller caller, UUID practice, UUID id, NewClient wanted) {
        if (erasures.isErased(id)) {
            throw Refused.conflict("id-conflict", "This id belongs to something else already.");
        }
        ClientRow row = new ClientRow(id, practice, wanted, clock.instant());
        clients.persistAndFlush(row);
        Client client = row.client();
        history.add(Decision.of(caller.subject(), "CLIENT_REGISTERED"), practice, id, id, row.revision, client);
        changed.fire(new Changed());
        return client;
    }

    /** Who may not see the client, as from another practice or not in their care any more, learns no more than that the id is taken. */
    private static Client same(Caller caller, ClientRow known, NewClient wanted) {
        if (!known.isOpenTo(caller) || !known.createdFrom.equals(wanted)) {
            throw Refused.conflict("id-conflict", "This id belongs to something else already.");
        }
        return known.client();
    }

    /** A client to be registered, whose id is made here. */
    public record Referenced(String reference, NewClient client) {}

    /** Until the transaction ends nobody else registers clients of that practice by reference. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void holdReferences(UUID practice) {
        var unused = clients.getEntityManager()
                .createNativeQuery("select count(pg_advisory_xact_lock(hashtextextended(:practice, 0)))", Long.class)
                .setParameter("practice", "roster:" + practice)
                .getSingleResult();
    }

    /**
     * Which of these references a client of the practice has.
     *
     * @param references a JSON array of texts
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public Set<String> knownReferences(UUID practice, String references) {
        List<?> found = clients.getEntityManager()
                .createNativeQuery(
                        "select c.reference from client c where c.practice_id = :practice and c.reference in"
                                + " (select jsonb_array_elements_text(cast(:references as jsonb)))",
                        String.class)
                .setParameter("practice", practice)
                .setParameter("references", references)
                .getResultList();
        return found.stream().map(String.class::cast).collect(Collectors.toUnmodifiableSet());
    }

    /**
     * Registers clients who are free of faults, in the given order. Whoever calls has the practice's references held, and has left out what is
     * {@link #knownReferences}.
     *
     * @param by subject of whoever wants it
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public List<Client> registerAll(UUID practice, String by, List<Referenced> wanted) {
        List<ClientRow> rows = wanted.stream().map(each -> row(practice, each)).toList();
        // Rows of one table after the other go to the database together.
        rows.forEach(clients::persist);
        rows.forEach(row -> history.add(
                Decision.of(by, "CLIENT_REGISTERED"),
                practice,
                row.clientId,
                row.clientId,
                row.revision,
                row.client()));
        return rows.stream().map(ClientRow::client).toList();
    }

    private ClientRow row(UUID practice, Referenced wanted) {
        ClientRow row = new ClientRow(IDS.generate(), practice, wanted.client(), clock.instant());
        row.reference = wanted.reference();
        return row;
    }
}
