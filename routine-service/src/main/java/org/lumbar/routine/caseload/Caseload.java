package org.lumbar.routine.caseload;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.lumbar.foundation.access.Caller;
import org.lumbar.foundation.audit.Seen;
import org.lumbar.foundation.input.Zones;
import org.lumbar.routine.schedule.LocalDays;
import org.lumbar.routine.screening.Screenings;
import org.lumbar.routine.state.ProposalKind;

/** Lists of those in somebody's care, each in one statement however many there are. */
@ApplicationScoped
public class Caseload {
    /** Clients on a page. */
    public static final int A_PAGE = 25;

    private static final String MINE =
            "c.practice_id = :practice and (:whole or c.care_team @> array[cast(:subject as varchar)])";
    private static final String PAGE = """
            with care as (
                select c.client_id, c.display_name, c.status, c.consent, c.screening, c.open_proposals, c.lock_clearances
                  from client c where %s and strpos(lower(c.display_name), lower(:named)) > 0
                 order by lower(c.display_name), c.client_id offset :skip limit :most)
            select care.client_id, care.display_name, care.status = 'ACTIVE',
                   coalesce(care.screening ->> 'result' <> 'PASSED' and care.screening ->> 'clearedAt' is null, false),
                   exists (select from jsonb_array_elements(day.body -> 'locked') l
                            where not exists (select from jsonb_array_elements(care.lock_clearances) k
                                               where k ->> 'lockId' = l ->> 'lockId'
                                                 and k ->> 'technique' = l ->> 'technique')),
                   coalesce(care.consent ->> 'state' = 'WITHDRAWN', false),
                   care.open_proposals <> '[]',
                   (select max(s.answered_at) from screening s where s.client_id = care.client_id),
                   exists (select from plan p where p.client_id = care.client_id and p.status in ('ACTIVE', 'PAUSED')),
                   exists (select from plan p where p.client_id = care.client_id and p.status = 'DRAFT')
              from care left join lateral (
                   select f.body from fact f where f.client_id = care.client_id and f.kind = 'client-day'
                    order by f.local_day desc limit 1) day on true
             order by lower(care.display_name), care.client_id
            """.formatted(MINE);
    private static final String TOTAL =
            "select count(*) from client c where " + MINE + " and strpos(lower(c.display_name), lower(:named)) > 0";
    private static final String WAITING =
            "select w.client_id, c.display_name, w.plan_id, w.kind, w.open_since, c.timezone"
                    + " from open_proposal w join client c on c.client_id = w.client_id where " + MINE
                    + " and w.practice_id = :practice and not w.gone order by w.open_since, w.proposal_id limit :most";
    private static final String ZONE = "select c.timezone from client c where " + MINE
            + " group by c.timezone order by count(*) desc, max(c.changed_at) desc limit 1";

    private final EntityManager entities;
    private final Screenings screenings;
    private final Seen seen;
    private final Clock clock;

    Caseload(EntityManager entities, Screenings screenings, Seen seen, Clock clock) {
        this.entities = entities;
        this.screenings = screenings;
        this.seen = seen;
        this.clock = clock;
    }

    /**
     * By name, {@link #A_PAGE} at a time.
     *
     * @param named what their names contain, in any case; empty for all
     * @param page from 1; what is beyond the last one is the last
     */
    @Transactional
    public CaseloadPage page(Caller caller, String named, int page) {
        Tuple all = (Tuple) of(caller, TOTAL).setParameter("named", named).getSingleResult();
        long total = all.get(0, Number.class).longValue();
        int last = (int) Math.max(1, (total + A_PAGE - 1) / A_PAGE);
        int at = Math.min(Math.max(page, 1), last);
        int skip = (at - 1) * A_PAGE;
        List<?> rows = of(caller, PAGE)
                .setParameter("named", named)
                .setParameter("skip", skip)
                .setParameter("most", A_PAGE)
                .getResultList();
        List<InCare> clients = rows.stream().map(row -> inCare((Tuple) row)).toList();
        seen.clients(clients.stream().map(InCare::clientId).toList());
        return new CaseloadPage(clients, clients.isEmpty() ? 0 : skip + 1, total, at);
    }

    private InCare inCare(Tuple row) {
        boolean active = row.get(2, Boolean.class);
        return new InCare(
                row.get(0, UUID.class), row.get(1, String.class), active, active ? List.copyOf(needs(row)) : List.of());
    }

    private Set<Need> needs(Tuple row) {
        Set<Need> needs = EnumSet.noneOf(Need.class);
        add(needs, Need.SCREENING_YES, row.get(3, Boolean.class));
        add(needs, Need.LOCK, row.get(4, Boolean.class));
        add(needs, Need.CONSENT_WITHDRAWN, row.get(5, Boolean.class));
        add(needs, Need.PROPOSAL, row.get(6, Boolean.class));
        Instant answered = row.get(7, Instant.class);
        add(needs, Need.SCREENING_MISSING, answered == null);
        add(needs, Need.SCREENING_EXPIRED, answered != null && screenings.form().hasExpired(answered, clock.instant()));
        boolean running = row.get(8, Boolean.class);
        boolean drafted = row.get(9, Boolean.class);
        add(needs, Need.DRAFT, !running && drafted);
        add(needs, Need.NO_PLAN, !running && !drafted);
        return needs;
    }

    private static void add(Set<Need> needs, Need need, boolean holds) {
        if (holds) {
            needs.add(need);
        }
    }

    /** Up to so many proposals, longest waiting first. */
    @Transactional
    public List<WaitingProposal> waiting(Caller caller, int most) {
        List<?> rows = of(caller, WAITING).setParameter("most", most).getResultList();
        List<WaitingProposal> waiting =
                rows.stream().map(row -> waiting((Tuple) row)).toList();
        seen.clients(waiting.stream().map(WaitingProposal::clientId).distinct().toList());
        return waiting;
    }

    private static WaitingProposal waiting(Tuple row) {
        return new WaitingProposal(
                row.get(0, UUID.class),
                row.get(1, String.class),
                row.get(2, UUID.class),
                ProposalKind.valueOf(row.get(3, String.class)),
                LocalDays.of(row.get(4, Instant.class), Zones.of(row.get(5, String.class))));
    }

    /** The home zone that most of them have; empty while there is nobody. */
    @Transactional
    public Optional<String> usualZone(Caller caller) {
        List<?> zones = of(caller, ZONE).getResultList();
        return zones.stream().map(row -> ((Tuple) row).get(0, String.class)).findFirst();
    }

    private Query of(Caller caller, String sql) {
        return entities.createNativeQuery(sql, Tuple.class)
                .setParameter("practice", caller.practiceId())
                .setParameter("whole", caller.seesWholePractice())
                .setParameter("subject", caller.subject());
    }
}
