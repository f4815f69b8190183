package org.lumbar.routine.publishing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * What is added to the revision of a row when it is published. 0 until the database has been restored from a back-up; then more
 * than any revision that was published before, so that readers take what follows for newer.
 */
@ApplicationScoped
public class RevisionFloor {
    private final EntityManager entities;
    private final Clock clock;

    RevisionFloor(EntityManager entities, Clock clock) {
        this.entities = entities;
        this.clock = clock;
    }

    @Transactional
    long value() {
        return ((Number) entities.createNativeQuery("select coalesce(max(floor), 0) from revision_floor")
                        .getSingleResult())
                .longValue();
    }

    /**
     * Raises the base to the microseconds since 1970 — a row has fewer revisions than that passes between two restores — and
     * has the relay publish every client, plan, practice and erasure again, no more in the traces that changed them.
     *
     * @return the new base
     */
    @Transactional
    public long raise() {
        Instant now = clock.instant();
        long base = ChronoUnit.MICROS.between(Instant.EPOCH, now);
        entities.createNativeQuery("insert into revision_floor (floor, raised_at) values (:base, :now)")
                .setParameter("base", base)
                .setParameter("now", now)
                .executeUpdate();
        entities.createNativeQuery(
                        "update client set published_revision = 0, refused_revision = null, traceparent = null")
                .executeUpdate();
        entities.createNativeQuery(
                        "update plan set published_revision = 0, refused_revision = null, traceparent = null")
                .executeUpdate();
        entities.createNativeQuery(
                        "update practice set published_revision = 0, refused_revision = null, traceparent = null")
                .executeUpdate();
        entities.createNativeQuery("update erasure set published = false, refused_at = null")
                .executeUpdate();
        return base;
    }
}
