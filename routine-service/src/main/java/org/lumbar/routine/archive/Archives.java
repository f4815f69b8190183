package org.lumbar.routine.archive;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The archives that have been asked for. Call its methods in a transaction. */
@ApplicationScoped
class Archives {
    static final List<String> SERVICES = List.of("insights-service", "routine-service", "session-service");

    private static final Duration DAY = Duration.ofDays(1);

    private final EntityManager entities;
    private final ArchiveConfig config;
    private final Clock clock;

    Archives(EntityManager entities, ArchiveConfig config, Clock clock) {
        this.entities = entities;
        this.config = config;
        this.clock = clock;
    }

    Archive add(UUID practiceId, UUID clientId, UUID archiveId, String by) {
        entities.createNativeQuery(
                        "insert into archive (client_id, archive_id, practice_id, requested_at, requested_by)"
                                + " values (:client, :archive, :practice, :now, :by)")
                .setParameter("client", clientId)
                .setParameter("archive", archiveId)
                .setParameter("practice", practiceId)
                .setParameter("now", clock.instant())
                .setParameter("by", by)
                .executeUpdate();
        return find(clientId, archiveId).orElseThrow();
    }

    Optional<Archive> find(UUID clientId, UUID archiveId) {
        return of(clientId).stream()
                .filter(archive -> archive.archiveId().equals(archiveId))
                .findFirst();
    }

    /** The one that is collected or waits to be fetched. */
    Optional<Archive> open(UUID clientId) {
        return of(clientId).stream()
                .filter(archive ->
                        archive.state() == Archive.State.COLLECTING || archive.state() == Archive.State.READY)
                .findFirst();
    }

    /** Those of the last 24 hours, oldest first. */
    List<Archive> ofToday(UUID clientId) {
        Instant yesterday = clock.instant().minus(DAY);
        return of(clientId).stream()
                .filter(archive -> archive.requestedAt().isAfter(yesterday))
                .toList();
    }

    private List<Archive> of(UUID clientId) {
        List<?> rows = entities.createNativeQuery(
                        "select archive_id, requested_at, requested_by, fetched_at from archive"
                                + " where client_id = :client order by requested_at",
                        Tuple.class)
                .setParameter("client", clientId)
                .getResultList();
        return rows.stream().map(row -> archive(clientId, (Tuple) row)).toList();
    }

    private Archive archive(UUID clientId, Tuple row) {
        UUID id = row.get(0, UUID.class);
        Instant requested = row.get(1, Instant.class);
        Instant fetched = row.get(3, Instant.class);
        List<Archive.Progress> services = progress(clientId, id);
        return new Archive(
                id,
                clientId,
                state(requested, fetched, services.stream().allMatch(Archive.Progress::complete)),
                requested,
                row.get(2, String.class),
                requested.plus(config.fetchWithin()),
                fetched,
                services);
    }

    private Archive.State state(Instant requested, @Nullable Instant fetched, boolean complete) {
        Instant now = clock.instant();
        if (fetched != null) {
            return Archive.State.FETCHED;
        }
        if (!now.isBefore(requested.plus(config.fetchWithin()))) {
            return Archive.State.EXPIRED;
        }
        if (complete) {
            return Archive.State.READY;
        }
        boolean late = !now.isBefore(requested.plus(config.collectWithin()));
        return late ? Archive.State.FAILED : Archive.State.COLLECTING;
    }

    private List<Archive.Progress> progress(UUID clientId, UUID archiveId) {
        List<Archive.Progress> progress = new ArrayList<>();
        for (String service : SERVICES) {
            Tuple row = (Tuple) entities.createNativeQuery(
                            "select (select count(*) from archive_part where client_id = :client"
                                    + " and archive_id = :archive and service = :service),"
                                    + " (select count(*) from archive_answer where client_id = :client"
                                    + " and archive_id = :archive and service = :service)",
                            Tuple.class)
                    .setParameter("client", clientId)
                    .setParameter("archive", archiveId)
                    .setParameter("service", service)
                    .getSingleResult();
            progress.add(new Archive.Progress(
                    service,
                    row.get(0, Number.class).longValue(),
                    row.get(1, Number.class).intValue() > 0));
        }
        return progress;
    }

    /** True for the first caller, and for nobody after them. */
    boolean fetch(UUID clientId, UUID archiveId) {
        return entities.createNativeQuery("update archive set fetched_at = :now where client_id = :client"
                                + " and archive_id = :archive and fetched_at is null")
                        .setParameter("now", clock.instant())
                        .setParameter("client", clientId)
                        .setParameter("archive", archiveId)
                        .executeUpdate()
                > 0;
    }
}
