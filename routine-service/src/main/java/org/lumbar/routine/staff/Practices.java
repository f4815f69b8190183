package org.lumbar.routine.staff;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lumbar.foundation.access.Caller;
import org.lumbar.routine.problem.Refused;
import org.lumbar.routine.publishing.Changed;

/** The practices that somebody was invited to. Row-level security shows an administrator their own. */
@ApplicationScoped
public class Practices implements PanacheRepositoryBase<PracticeRow, UUID> {
    private final Event<Changed> changed;
    private final Clock clock;

    Practices(Event<Changed> changed, Clock clock) {
        this.changed = changed;
        this.clock = clock;
    }

    /** Makes one, which nobody works for yet. */
    @Transactional(Transactional.TxType.MANDATORY)
    PracticeRow open(UUID practiceId, @Nullable String name, boolean byOperator, String by) {
        PracticeRow row = new PracticeRow(practiceId, name, byOperator, by, now());
        persist(row);
        flush();
        changed.fire(new Changed());
        return row;
    }

    /** There is such a practice from now on, and until the transaction ends who else wants to change it waits. */
    @Transactional(Transactional.TxType.MANDATORY)
    void holdOrOpen(UUID practiceId, String by) {
        var unused = getEntityManager()
                .createNativeQuery("insert into practice (practice_id, by_operator, created_at, created_by, changed_at)"
                        + " values (:practice, false, :now, :by, :now) on conflict (practice_id) do nothing")
                .setParameter("practice", practiceId)
                .setParameter("now", now())
                .setParameter("by", by)
                .executeUpdate();
        changed.fire(new Changed());
        hold(practiceId);
    }

    /**
     * The practice; until the transaction ends who else wants to change it waits.
     *
     * @throws Refused 404 {@code practice-not-found} if there is none
     */
    @Transactional(Transactional.TxType.MANDATORY)
    PracticeRow hold(UUID practiceId) {
        PracticeRow row = findById(practiceId, LockModeType.PESSIMISTIC_WRITE);
        if (row == null) {
            throw notFound();
        }
        return row;
    }

    /** They work for the practice from now on: that is published. Whoever calls has it held. */
    @Transactional(Transactional.TxType.MANDATORY)
    void workingFor(UUID practiceId, List<StaffMember> members) {
        findById(practiceId).worksWith(members, now());
        flush();
        changed.fire(new Changed());
    }

    /**
     * That the caller asks about their own practice.
     *
     * @throws Refused 404 {@code practice-not-found} for any other, whether or not there is one
     */
    static void requireOwn(Caller caller, UUID practiceId) {
        if (!practiceId.equals(caller.practiceId())) {
            throw notFound();
        }
    }

    static Refused notFound() {
        return Refused.notFound("practice-not-found", "There is no such practice that you work for.");
    }

    /** As exactly as the database stores it. */
    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
