package org.lumbar.insights.intake;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lumbar.insights.intake.Reading.Erased;
import org.lumbar.insights.projection.Affected;
import org.lumbar.insights.snapshot.ClientSnapshot;
import org.lumbar.insights.snapshot.DayKey;
import org.lumbar.insights.snapshot.PlanKey;
import org.lumbar.insights.snapshot.PlanSnapshot;
import org.lumbar.insights.snapshot.RatingSnapshot;
import org.lumbar.insights.snapshot.SessionSnapshot;
import org.lumbar.insights.snapshot.Snapshot;
import org.lumbar.insights.store.Database;

/** Stores the newest snapshot of each key: one statement per kind, whatever the size of the batch. */
@ApplicationScoped
class SnapshotStore {

    private final Database database;
    private final Erasures erasures;
    private final Counter refused;

    SnapshotStore(Database database, Erasures erasures, MeterRegistry meters) {
        this.database = database;
        this.erasures = erasures;
        this.refused = meters.counter("lumbar.intake.refused", "code", "client-erased");
    }

    /**
     * Deletes what has a tombstone, stores what is newer than what is held, and returns what that changed. The tombstone of a
     * client deletes all that is held about them, and whatever is said about them later is refused.
     */
    Affected apply(Changes changes) {
        Affected affected = new Affected();
        Set<UUID> erased = changes.erasedClients();
        erasures.remember(erased);
        refused.increment(changes.refuse(erasures.among(changes.clients())));
        if (!erased.isEmpty()) {
            for (Kind kind : Kind.values()) {
                note(kind, SnapshotStatements.deleteAll(kind), erased, affected);
            }
        }
        for (Kind kind : Kind.values()) {
            erase(kind, changes.erased(kind), affected);
            store(kind, changes.taken(kind), affected);
        }
        return affected;
    }

    /** The practices of those of the clients whose own snapshot has arrived. */
    Map<UUID, UUID> practicesOf(Set<UUID> clients) {
        Map<UUID, UUID> practices = new HashMap<>();
        database.rows(
                "SELECT client_id, practice_id FROM client WHERE client_id = ANY (?)",
                row -> practices.put(row.uuid("client_id"), row.uuid("practice_id")),
                clients);
        return practices;
    }

    private void erase(Kind kind, List<Erased> tombstones, Affected affected) {
        if (tombstones.isEmpty()) {
            return;
        }
        String keys = database.json(tombstones.stream()
                .map(erased -> Map.of("client_id", erased.clientId(), "name", erased.name()))
                .toList());
        note(kind, SnapshotStatements.delete(kind), keys, affected);
    }

    private void store(Kind kind, List<Snapshot> snapshots, Affected affected) {
        if (snapshots.isEmpty()) {
            return;
        }
        String rows = database.json(snapshots.stream().map(SnapshotStore::row).toList());
        note(kind, SnapshotStatements.upsert(kind), rows, affected);
    }

    private void note(Kind kind, String statement, Object parameter, Affected affected) {
        switch (kind) {
            case CLIENT ->
                database.rows(statement, row -> Optional.ofNullable(row.uuidOrNull("holds_changed")), parameter)
                        .forEach(client -> client.ifPresent(affected.clientsWithNewDays()::add));
            case PLAN ->
                database.rows(statement, row -> new PlanKey(row.uuid("client_id"), row.uuid("now")), parameter)
                        .forEach(affected.plans()::add);
            case SESSION ->
                database.rows(
                                statement,
                                row -> {
                                    UUID client = row.uuid("client_id");
                                    UUID before = row.uuidOrNull("before");
                                    UUID now = row.uuidOrNull("now");
                                    return List.of(
                                            new PlanKey(client, before == null ? row.uuid("now") : before),
                                            new PlanKey(client, now == null ? row.uuid("before") : now));
                                },
                                parameter)
                        .forEach(affected.plans()::addAll);
            case RATING ->
                database.rows(
                                statement,
                                row -> {
                                    UUID client = row.uuid("client_id");
                                    LocalDate before = row.dateOrNull("before");
                                    LocalDate now = row.dateOrNull("now");
                                    return List.of(
                                            new DayKey(client, before == null ? row.date("now") : before),
                                            new DayKey(client, now == null ? row.date("before") : now));
                                },
                                parameter)
                        .forEach(affected.painDays()::addAll);
            case CLIENT_DAY ->
                affected.clientsWithNewDays().addAll(database.rows(statement, row -> row.uuid("client_id"), parameter));
        }
    }

    private static Map<String, @Nullable Object> row(Snapshot snapshot) {
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        row.put("client_id", snapshot.clientId());
        row.put("practice_id", snapshot.practiceId());
        row.put("revision", snapshot.revision());
        String key = snapshot.key();
        row.put("name", key.substring(key.indexOf(':') + 1));
        row.put("document", snapshot);
        if (snapshot instanceof ClientSnapshot client) {
            row.put("display_name", client.displayName());
            row.put("timezone", client.timezone());
            row.put("status", client.status());
            row.put("care_team", client.careTeam());
            row.put(
                    "cleared_locks",
                    client.lockClearances().stream()
                            .map(ClientSnapshot.LockClearance::lockId)
                            .toList());
            row.put("clearances", client.lockClearances());
            row.put("screening", client.screening());
            row.put("injured_areas", client.injuredAreas());
            row.put("screening_holds", client.screeningHolds());
            row.put("open_proposals", client.openProposals());
            row.put("consent", client.consent());
            row.put("logins", client.logins());
        } else if (snapshot instanceof PlanSnapshot plan) {
            outline(plan, row);
        } else if (snapshot instanceof SessionSnapshot session) {
            row.put("plan_id", session.planId());
            row.put("local_day", session.localDay());
            row.put("started_at", session.startedAt());
            row.put("last_received_at", session.lastReceivedAt());
        } else if (snapshot instanceof RatingSnapshot rating) {
            row.put("local_day", rating.localDay());
            row.put("occurred_at", rating.occurredAt());
            row.put("received_at", rating.receivedAt());
        }
        return row;
    }

    private static void outline(PlanSnapshot plan, Map<String, @Nullable Object> row) {
        PlanSnapshot.Course course = plan.course();
        row.put("status", plan.status());
        row.put("kind", plan.schedule().kind());
        row.put("start_date", plan.startDate());
        row.put("routine_key", plan.routine().key());
        row.put("routine_title", plan.routine().title());
        row.put("routine_titles", plan.routine().titles());
        row.put("review_at", course == null ? null : course.reviewAt());
        row.put("stop_at", course == null ? null : course.stopAt());
    }
}
