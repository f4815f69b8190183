package org.lumbar.routine.plan;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lumbar.foundation.access.Caller;
import org.lumbar.routine.catalogue.Routine;
import org.lumbar.routine.catalogue.Routines;
import org.lumbar.routine.client.Client;
import org.lumbar.routine.client.Clients;
import org.lumbar.routine.problem.Refused;

/** The plans of all clients, each shown only to those who may see its client. */
@ApplicationScoped
public class Plans implements PanacheRepositoryBase<PlanRow, UUID> {
    private static final String UNPUBLISHED = "select plan_id from plan where prescription is not null"
            + " and prescription_revision <> published_revision and revision = published_revision";
    private static final String IN_ONE_LANGUAGE = "select plan_id from plan"
            + " where texts_revision <> published_revision and revision = published_revision";

    private final Clients clients;
    private final Routines routines;

    Plans(Clients clients, Routines routines) {
        this.clients = clients;
        this.routines = routines;
    }

    /** @throws HttpProblem 404 for an unknown plan and for another's: the caller can't tell which */
    PlanRow row(Caller caller, UUID planId) {
        PlanRow row = findById(planId);
        if (row == null || row.status == PlanStatus.DRAFT && !caller.isClinician()) {
            throw unknown();
        }
        try {
            var unused = clients.visible(caller, row.clientId);
        } catch (HttpProblem notTheirs) {
            throw unknown();
        }
        return row;
    }

    /**
     * Like {@link #row}, and until the transaction ends who else wants to change the plan, or its client, waits for it: a change of
     * a plan may change what is published of the client, and a change of a client their plans. Always the client first.
     */
    PlanRow rowToChange(Caller caller, UUID planId) {
        PlanRow row = row(caller, planId);
        if (!clients.hold(row.clientId)) {
            throw unknown(); // erased meanwhile
        }
        // With its client: a lock can't be asked for on all machines at once, if the rows lie on several.
        List<?> locked = getEntityManager()
                .createNativeQuery("select 1 from plan where client_id = :client and plan_id = :plan for no key update")
                .setParameter("client", row.clientId)
                .setParameter("plan", planId)
                .getResultList();
        if (locked.isEmpty()) {
            throw unknown(); // erased meanwhile
        }
        getEntityManager().refresh(row);
        return row;
    }

    /**
     * The plan of an id that somebody chose, or null; until the transaction ends nobody else gives the id away. No index
     * keeps ids unique over all clients, since their rows may lie on several machines.
     */
    @Nullable
    PlanRow held(UUID planId) {
        var unused = getEntityManager()
                .createNativeQuery("select count(pg_advisory_xact_lock(hashtextextended(:id, 0)))", Long.class)
                .setParameter("id", "plan:" + planId)
                .getSingleResult();
        return findById(planId);
    }

    /** Every plan of a client whom the caller may see, drafts included, for clinicians. */
    @Transactional
    public List<PlanSnapshot> all(Caller caller, UUID clientId) {
        Client client = clients.visible(caller, clientId);
        return ofClient(client.clientId()).stream().map(this::snapshot).toList();
    }

    /** @throws HttpProblem 404 for an unknown plan and for another's */
    @Transactional
    public PlanSnapshot published(Caller caller, UUID planId) {
        return snapshot(row(caller, planId));
    }

    List<PlanRow> ofClient(UUID clientId) {
        return list("clientId = ?1 order by planId", clientId);
    }

    /** Like {@link #ofClient}, and until the transaction ends who else wants to change one of the plans waits for it. */
    List<PlanRow> ofClientToChange(UUID clientId) {
        return find("clientId = ?1 order by planId", clientId)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list();
    }

    /**
     * Running plans whose occurrences end before a day, by id.
     *
     * @param after the id before the first one
     */
    List<UUID> shortOf(LocalDate day, UUID after, int limit) {
        return getEntityManager()
                .createQuery(
                        "select planId from PlanRow where status in (ACTIVE, PAUSED) and horizonTo < :day"
                                + " and (endDate is null or endDate > horizonTo) and planId > :after order by planId",
                        UUID.class)
                .setParameter("day", day)
                .setParameter("after", after)
                .setMaxResults(limit)
                .getResultList();
    }

    /**
     * Plans whose prescription a relay of an earlier release, which still led, has left out of what it published, by id.
     *
     * @param after the id before the first one
     */
    List<UUID> withUnpublishedPrescription(UUID after, int limit) {
        return some(UNPUBLISHED, after, limit);
    }

    /**
     * Likewise those that were published with their words in one language.
     *
     * @param after the id before the first one
     */
    List<UUID> publishedInOneLanguage(UUID after, int limit) {
        return some(IN_ONE_LANGUAGE, after, limit);
    }

    private List<UUID> some(String which, UUID after, int limit) {
        return getEntityManager()
                .createNativeQuery(which + " and plan_id > :after order by plan_id limit :limit", UUID.class)
                .setParameter("after", after)
                .setParameter("limit", limit)
                .getResultList()
                .stream()
                .map(UUID.class::cast)
                .toList();
    }

    /** Published plans of a client that have not ended. */
    public List<PinnedPlan> running(UUID clientId) {
        return ofClient(clientId).stream()
                .filter(row -> row.status == PlanStatus.ACTIVE || row.status == PlanStatus.PAUSED)
                .map(this::pinned)
                .toList();
    }

    /** @throws HttpProblem 404 for an unknown plan and for another's */
    public PinnedPlan visible(Caller caller, UUID planId) {
        return pinned(row(caller, planId));
    }

    /**
     * Like {@link #visible}, and until the transaction ends who else wants to change the plan, or its client, waits for it.
     *
     * @throws HttpProblem 404 for an unknown plan and for another's
     */
    public PinnedPlan visibleToChange(Caller caller, UUID planId) {
        return pinned(rowToChange(caller, planId));
    }

    private PinnedPlan pinned(PlanRow row) {
        return new PinnedPlan(row.plan(), row.revision, routine(row.plan()));
    }

    PlanSnapshot snapshot(PlanRow row) {
        return PlanSnapshot.of(row.plan(), row.revision, routine(row.plan()));
    }

    /** Published versions are never taken away, so a pinned one is always there. */
    Routine routine(Plan plan) {
        return routines.find(plan.practiceId(), plan.routineKey(), plan.routineVersion())
                .orElseThrow(() -> new IllegalStateException("A pinned routine version is gone"));
    }

    private static Refused unknown() {
        return Refused.notFound("plan-not-found", "There is no such plan of a client in your care.");
    }
}
