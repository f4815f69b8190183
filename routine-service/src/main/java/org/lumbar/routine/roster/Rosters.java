package org.lumbar.routine.roster;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** The rosters of all practices. Call its methods in a transaction. */
@ApplicationScoped
class Rosters {
    /** Shown of a practice, the newest. */
    private static final int SHOWN = 50;

    private static final int ROWS_AT_ONCE = 1_000;
    private static final String COLUMNS =
            "select roster_id, created_at, created_by, row_count, known, jsonb_array_length(faults), confirmed_at,"
                    + " confirmed_by, made, skipped, ended_at, failure, cast(%s as text) from roster"
                    + " where practice_id = :practice";

    private final EntityManager entities;
    private final ObjectMapper json;
    private final Clock clock;
    private final Duration confirmWithin;

    Rosters(
            EntityManager entities,
            ObjectMapper json,
            Clock clock,
            @ConfigProperty(name = "lumbar.rosters.confirm-within") Duration confirmWithin) {
        this.entities = entities;
        this.json = json;
        this.clock = clock;
        this.confirmWithin = confirmWithin;
    }

    /** Of one that has faults no row is stored, and of the others none whose client is there already. */
    void add(UUID practice, UUID id, String by, CheckRoster.Checked checked, List<CheckRoster.Ready> rows) {
        entities.createNativeQuery("insert into roster (practice_id, roster_id, created_at, created_by, row_count,"
                        + " known, faults) values (:practice, :id, :now, :by, :count, :known, cast(:faults as jsonb))")
                .setParameter("practice", practice)
                .setParameter("id", id)
                .setParameter("now", clock.instant())
                .setParameter("by", by)
                .setParameter("count", checked.count())
                .setParameter("known", checked.rows().size() - rows.size())
                .setParameter("faults", json.valueToTree(checked.faults()).toString())
                .executeUpdate();
        if (!checked.faults().isEmpty()) {
            return;
        }
        for (int from = 0; from < rows.size(); from += ROWS_AT_ONCE) {
            add(practice, id, rows.subList(from, Math.min(from + ROWS_AT_ONCE, rows.size())));
        }
    }

    private void add(UUID practice, UUID id, List<CheckRoster.Ready> some) {
        ArrayNode rows = json.createArrayNode();
        some.forEach(row -> {
            var content = json.createObjectNode();
            content.set("client", row.client());
            content.set("plan", row.plan());
            rows.addObject()
                    .put("number", row.number())
                    .put("reference", row.reference())
                    .set("content", content);
        });
        entities.createNativeQuery("insert into roster_row (practice_id, roster_id, row_number, reference, content)"
                        + " select :practice, :id, one.number, one.reference, one.content"
                        + " from jsonb_to_recordset(cast(:rows as jsonb))"
                        + " as one (number integer, reference text, content jsonb)")
                .setParameter("practice", practice)
                .setParameter("id", id)
                .setParameter("rows", rows.toString())
                .executeUpdate();
    }

    /** Newest first, without their faults. */
    List<Roster> all(UUID practice) {
        List<?> rows = entities.createNativeQuery(
                        COLUMNS.formatted("'[]'") + " order by created_at desc limit " + SHOWN, Tuple.class)
                .setParameter("practice", practice)
                .getResultList();
        return rows.stream().map(row -> roster((Tuple) row)).toList();
    }

    Optional<Roster> find(UUID practice, UUID id) {
        List<?> rows = entities.createNativeQuery(COLUMNS.formatted("faults") + " and roster_id = :id", Tuple.class)
                .setParameter("practice", practice)
                .setParameter("id", id)
                .getResultList();
        return rows.stream().map(row -> roster((Tuple) row)).findFirst();
    }

    private Roster roster(Tuple row) {
        Instant created = row.get(1, Instant.class);
        int faults = row.get(5, Integer.class);
        Instant confirmed = row.get(6, Instant.class);
        Instant ended = row.get(10, Instant.class);
        return new Roster(
                row.get(0, UUID.class),
                state(created, faults, confirmed, ended, row.get(11, String.class)),
                created,
                row.get(2, String.class),
                row.get(3, Integer.class),
                row.get(4, Integer.class),
                faults,
                faults(row.get(12, String.class)),
                confirmed,
                row.get(7, String.class),
                row.get(8, Integer.class),
                row.get(9, Integer.class),
                ended);
    }

    private Roster.State state(
            Instant created,
            int faults,
            @Nullable Instant confirmed,
            @Nullable Instant ended,
            @Nullable String failure) {
        if (faults > 0) {
            return Roster.State.FAULTY;
        }
        if (confirmed == null) {
            boolean late = !clock.instant().isBefore(created.plus(confirmWithin));
            return late ? Roster.State.EXPIRED : Roster.State.CHECKED;
        }
        if (ended == null) {
            return Roster.State.RUNNING;
        }
        return failure == null ? Roster.State.DONE : Roster.State.FAILED;
    }

    private List<RosterFault> faults(String text) {
        try {
            return json.readValue(text, new TypeReference<List<RosterFault>>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Stored faults can't be read", e);
        }
    }

    /** Whoever comes second finds it confirmed. */
    void confirm(UUID practice, UUID id, String by) {
        entities.createNativeQuery("update roster set confirmed_at = :now, confirmed_by = :by, skipped = known"
                        + " where practice_id = :practice and roster_id = :id and confirmed_at is null")
                .setParameter("now", clock.instant())
                .setParameter("by", by)
                .setParameter("practice", practice)
                .setParameter("id", id)
                .executeUpdate();
    }

    /** False if it was confirmed, and has not ended. */
    boolean delete(UUID practice, UUID id) {
        return entities.createNativeQuery("delete from roster where practice_id = :practice and roster_id = :id"
                                + " and (confirmed_at is null or ended_at is not null)")
                        .setParameter("practice", practice)
                        .setParameter("id", id)
                        .executeUpdate()
                > 0;
    }
}
