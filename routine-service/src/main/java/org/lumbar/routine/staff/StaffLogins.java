package org.lumbar.routine.staff;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.lumbar.foundation.access.Caller;
import org.lumbar.foundation.access.StaffRole;
import org.lumbar.foundation.login.Login;
import org.lumbar.routine.problem.Refused;

/**
 * Which accounts work for which practice: one practice each, at most. A change is published with the practice, in its transaction. Rows of
 * those who no longer do stay, and say who took that away.
 */
@ApplicationScoped
public class StaffLogins {
    /** Of one practice, at once; as many as its snapshot holds. */
    static final int MOST = 500;

    private static final TimeBasedEpochGenerator IDS = Generators.timeBasedEpochGenerator();

    private final Practices practices;
    private final EntityManager entities;
    private final Event<Login> loginChanged;

    StaffLogins(Practices practices, EntityManager entities, Event<Login> loginChanged) {
        this.practices = practices;
        this.entities = entities;
        this.loginChanged = loginChanged;
    }

    /**
     * Who works for the practice, and who did, by when they came.
     *
     * @throws Refused 404 {@code practice-not-found} unless it is the caller's own
     */
    @Transactional
    public List<StaffLogin> list(Caller caller, UUID practiceId) {
        Practices.requireOwn(caller, practiceId);
        return of(practiceId);
    }

    /**
     * Takes a login from the practice; it is nobody's then, in all services within seconds. One that was taken before stays as it is.
     *
     * @throws Refused 404 {@code practice-not-found}, {@code login-not-found}; 409 {@code last-administrator} for the only one who could
     *     invite the next
     */
    @Transactional
    public void end(Caller caller, UUID practiceId, UUID loginId) {
        Practices.requireOwn(caller, practiceId);
        practices.holdOrOpen(practiceId, caller.subject());
        List<StaffLogin> all = of(practiceId);
        StaffLogin login = all.stream()
                .filter(each -> each.loginId().equals(loginId))
                .findFirst()
                .orElseThrow(() -> Refused.notFound("login-not-found", "The practice has no such login."));
        if (!login.isCurrent()) {
            return;
        }
        if (login.role() == StaffRole.PRACTICE_ADMIN && admins(all).size() == 1) {
            throw Refused.conflict(
                    "last-administrator", "Nobody else could invite the next one. Invite another administrator first.");
        }
        end(practiceId, List.of(login), caller.subject());
    }

    /** Takes every administrator's login from a practice that whoever calls has held. */
    @Transactional(Transactional.TxType.MANDATORY)
    void endAdmins(UUID practiceId, String by) {
        end(practiceId, admins(of(practiceId)), by);
    }

    /** Whether somebody could invite the next. */
    @Transactional(Transactional.TxType.MANDATORY)
    boolean hasAdmin(UUID practiceId) {
        return !admins(of(practiceId)).isEmpty();
    }

    /**
     * Binds a login that is nobody's. Whoever calls has practice and login held.
     *
     * @throws Refused 409 {@code too-many-logins} if the practice has 500
     */
    @Transactional(Transactional.TxType.MANDATORY)
    void bind(UUID practiceId, StaffRole role, Login login, UUID invitationId, Instant now) {
        if (current(of(practiceId)).size() >= MOST) {
            throw Refused.conflict(
                    "too-many-logins", "The practice has as many logins as there may be. Take one away first.");
        }
        entities.createNativeQuery("insert into practice_login (practice_id, login_id, issuer, subject, role, bound_at,"
                        + " invitation_id) values (:practice, :id, :issuer, :subject, :role, :now, :invitation)")
                .setParameter("practice", practiceId)
                .setParameter("id", IDS.generate())
                .setParameter("issuer", login.issuer())
                .setParameter("subject", login.subject())
                .setParameter("role", role.name())
                .setParameter("now", now)
                .setParameter("invitation", invitationId)
                .executeUpdate();
        publish(practiceId);
        loginChanged.fire(login);
    }

    private void end(UUID practiceId, List<StaffLogin> logins, String by) {
        for (StaffLogin login : logins) {
            entities.createNativeQuery("update practice_login set ended_at = :now, ended_by = :by"
                            + " where practice_id = :practice and login_id = :id and ended_at is null")
                    .setParameter("now", practices.now())
                    .setParameter("by", by)
                    .setParameter("practice", practiceId)
                    .setParameter("id", login.loginId())
                    .executeUpdate();
            loginChanged.fire(new Login(login.issuer(), login.subject()));
        }
        publish(practiceId);
    }

    private void publish(UUID practiceId) {
        practices.workingFor(
                practiceId,
                current(of(practiceId)).stream()
                        .map(each ->
                                new StaffMember(each.issuer(), each.subject(), List.of(each.role()), each.boundAt()))
                        .toList());
    }

    private static List<StaffLogin> current(List<StaffLogin> all) {
        return all.stream().filter(StaffLogin::isCurrent).toList();
    }

    private static List<StaffLogin> admins(List<StaffLogin> all) {
        return current(all).stream()
                .filter(each -> each.role() == StaffRole.PRACTICE_ADMIN)
                .toList();
    }

    private List<StaffLogin> of(UUID practiceId) {
        List<?> rows = entities.createNativeQuery(
                        "select l.login_id, l.issuer, l.subject, l.role, i.name, l.bound_at, l.invitation_id, l.ended_at,"
                                + " l.ended_by from practice_login l left join practice_invitation i"
                                + " on i.practice_id = l.practice_id and i.invitation_id = l.invitation_id"
                                + " where l.practice_id = :practice order by l.bound_at, l.login_id",
                        Tuple.class)
                .setParameter("practice", practiceId)
                .getResultList();
        return rows.stream().map(row -> login((Tuple) row)).toList();
    }

    private static StaffLogin login(Tuple row) {
        return new StaffLogin(
                row.get(0, UUID.class),
                row.get(1, String.class),
                row.get(2, String.class),
                StaffRole.valueOf(row.get(3, String.class)),
                row.get(4, String.class),
                row.get(5, Instant.class),
                row.get(6, UUID.class),
                row.get(7, Instant.class),
                row.get(8, String.class));
    }
}
