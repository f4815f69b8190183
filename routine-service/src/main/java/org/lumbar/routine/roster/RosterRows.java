package org.lumbar.routine.roster;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.hibernate.Session;
import org.lumbar.routine.catalogue.Routines;
import org.lumbar.routine.client.Client;
import org.lumbar.routine.client.NewClient;
import org.lumbar.routine.client.RegisterClient;
import org.lumbar.routine.plan.AssignRoutine;
import org.lumbar.routine.plan.NewPlan;
import org.lumbar.routine.publishing.Changed;
import org.lumbar.routine.store.LongerTransaction;

/** Makes clients of the rows that wait. Call its methods in a transaction. */
@ApplicationScoped
class RosterRows {
    private static final int AT_ONCE = 200;
    private static final int LONGEST_SECONDS = 30;

    private final EntityManager entities;
    private final RegisterClient register;
    private final AssignRoutine assign;
    private final Routines routines;
    private final Event<Changed> changed;
    private final ObjectMapper json;
    private final Clock clock;

    RosterRows(
            EntityManager entities,
            RegisterClient register,
            AssignRoutine assign,
            Routines routines,
            Event<Changed> changed,
            ObjectMapper json,
            Clock clock) {
        this.entities = entities;
        this.register = register;
        this.assign = assign;
        this.routines = routines;
        this.changed = changed;
        this.json = json;
        this.clock = clock;
    }

    /** @param by subject of whoever confirmed it */
    record Job(UUID practiceId, UUID rosterId, String by) {}

    /**
     * What became of some rows.
     *
     * @param made ids of new clients
     * @param goesOn whether there may be more to do here
     */
    record Step(List<UUID> made, boolean goesOn) {}

    private record Row(int number, String reference, JsonNode content) {}

    /** Takes the next rows; does nothing while another instance is at it. */
    Step next(Job job) {
        LongerTransaction.allow(entities, LONGEST_SECONDS);
        entities.unwrap(Session.class).setJdbcBatchSize(AT_ONCE);
        if (!hold(job)) {
            return new Step(List.of(), false);
        }
        List<Row> rows = rows(job);
        if (rows.isEmpty()) {
            end(job, "");
            return new Step(List.of(), false);
        }
        register.holdReferences(job.practiceId());
        ArrayNode references = json.createArrayNode();
        rows.forEach(row -> references.add(row.reference()));
        Set<String> known = register.knownReferences(job.practiceId(), references.toString());
        List<UUID> made = make(
                job,
                rows.stream().filter(row -> !known.contains(row.reference())).toList());
        done(job, rows, made.size());
        changed.fire(new Changed());
        return new Step(made, true);
    }

    private boolean hold(Job job) {
        return !entities.createNativeQuery("select 1 from roster where practice_id = :practice and roster_id = :id"
                        + " and ended_at is null for update skip locked")
                .setParameter("practice", job.practiceId())
                .setParameter("id", job.rosterId())
                .getResultList()
                .isEmpty();
    }

    private List<Row> rows(Job job) {
        List<?> found = entities.createNativeQuery(
                        "select row_number, reference, cast(content as text) from roster_row"
                                + " where practice_id = :practice and roster_id = :id order by row_number limit "
                                + AT_ONCE,
                        Tuple.class)
                .setParameter("practice", job.practiceId())
                .setParameter("id", job.rosterId())
                .getResultList();
        return found.stream()
                .map(Tuple.class::cast)
                .map(row ->
                        new Row(row.get(0, Integer.class), row.get(1, String.class), tree(row.get(2, String.class))))
                .toList();
    }

    private List<UUID> make(Job job, List<Row> rows) {
        List<Client> clients = register.registerAll(
                job.practiceId(),
                job.by(),
                rows.stream()
                        .map(row -> new RegisterClient.Referenced(
                                row.reference(), read(row.content().path("client"), NewClient.class)))
                        .toList());
        Map<String, Integer> versions = new HashMap<>();
        List<AssignRoutine.Draft> drafts = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            JsonNode plan = rows.get(i).content().path("plan");
            if (plan.isObject()) {
                NewPlan wanted = read(plan, NewPlan.class);
                int version = versions.computeIfAbsent(wanted.routineKey(), key -> newest(job.practiceId(), key));
                drafts.add(new AssignRoutine.Draft(clients.get(i), wanted, version));
            }
        }
        assign.draftAll(job.by(), drafts);
        entities.flush();
        return clients.stream().map(Client::clientId).toList();
    }

    /** Published versions are never taken away. */
    private int newest(UUID practice, String key) {
        return routines.find(practice, key, null).orElseThrow().version();
    }

    private void done(Job job, List<Row> rows, int made) {
        entities.createNativeQuery("delete from roster_row where practice_id = :practice and roster_id = :id"
                        + " and row_number <= :last")
                .setParameter("practice", job.practiceId())
                .setParameter("id", job.rosterId())
                .setParameter("last", rows.get(rows.size() - 1).number())
                .executeUpdate();
        entities.createNativeQuery("update roster set made = made + :made, skipped = skipped + :skipped"
                        + " where practice_id = :practice and roster_id = :id")
                .setParameter("made", made)
                .setParameter("skipped", rows.size() - made)
                .setParameter("practice", job.practiceId())
                .setParameter("id", job.rosterId())
                .executeUpdate();
    }

    /** @param failure empty if all is done */
    void end(Job job, String failure) {
        entities.createNativeQuery("update roster set ended_at = :now, failure = nullif(:failure, '')"
                        + " where practice_id = :practice and roster_id = :id and ended_at is null")
                .setParameter("now", clock.instant())
                .setParameter("failure", failure)
                .setParameter("practice", job.practiceId())
                .setParameter("id", job.rosterId())
                .executeUpdate();
        entities.createNativeQuery("delete from roster_row where practice_id = :practice and roster_id = :id")
                .setParameter("practice", job.practiceId())
                .setParameter("id", job.rosterId())
                .executeUpdate();
    }

    private JsonNode tree(String text) {
        try {
            return json.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A stored row can't be read", e);
        }
    }

    private <T> T read(JsonNode body, Class<T> type) {
        try {
            return json.treeToValue(body, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A stored row can't be read", e);
        }
    }
}
