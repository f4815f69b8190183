package org.lumbar.session.fold;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lumbar.foundation.trust.Believable;
import org.lumbar.session.client.Client;
import org.lumbar.session.client.Clients;
import org.lumbar.session.day.Clearances;
import org.lumbar.session.day.DayEdits;
import org.lumbar.session.day.DayLedger;
import org.lumbar.session.outbox.OffsetSpan;
import org.lumbar.session.pain.SeverePain;
import org.lumbar.session.plan.Outline;
import org.lumbar.session.plan.PlanSnapshot;
import org.lumbar.session.plan.Plans;
import org.lumbar.session.publishing.Snapshot;
import org.lumbar.session.session.Session;
import org.lumbar.session.session.Sessions;
import org.lumbar.session.store.ClientLocks;
import org.lumbar.session.store.Locked;

/** What follows from a plan's snapshot: the sessions that waited for it, or were judged by another routine, are folded. */
@ApplicationScoped
public class PlanChange {
    private final Plans plans;
    private final Clients clients;
    private final Sessions sessions;
    private final DayLedger ledger;
    private final FoldEvents foldEvents;
    private final SeverePain severe;

    public PlanChange(
            Plans plans,
            Clients clients,
            Sessions sessions,
            DayLedger ledger,
            FoldEvents foldEvents,
            SeverePain severe) {
        this.plans = plans;
        this.clients = clients;
        this.sessions = sessions;
        this.ledger = ledger;
        this.foldEvents = foldEvents;
        this.severe = severe;
    }

    public Followed apply(Connection connection, PlanSnapshot plan) throws SQLException, Locked {
        ClientLocks.take(connection, Set.of(plan.clientId()));
        Clients.Known known = clients.known(connection, Set.of(plan.clientId()));
        if (known.erased().contains(plan.clientId())) {
            return Followed.NOTHING;
        }
        Plans.Key key = new Plans.Key(plan.clientId(), plan.planId());
        Plans.Stored stored = plans.find(connection, key);
        Client client = known.clients().get(plan.clientId());
        if (!Believable.owner(practice(client), plan.practiceId())
                || !Believable.owner(stored == null ? null : stored.practiceId(), plan.practiceId())) {
            return Followed.OF_ANOTHER_PRACTICE;
        }
        if (stored != null && !stored.revision().isDue(plan.revision())) {
            return Followed.NOTHING;
        }
        boolean again = stored != null && !stored.revision().isComplete();
        boolean same = stored != null && !again && plan.outline().saysNothingNewTo(stored.outline());
        plans.save(connection, plan);
        // A plan is published anew whenever its horizon moves; what was safe does not change by that.
        return same ? Followed.NOTHING : new Followed(refold(connection, plan, client, again), null);
    }

    /** @param again it may have been folded before and cut off before it was published: then all sessions are published */
    private List<Snapshot> refold(Connection connection, PlanSnapshot plan, @Nullable Client client, boolean again)
            throws SQLException {
        Map<Sessions.Key, Session> all = sessions.loadOfClient(connection, plan.clientId());
        Map<Plans.Key, Outline> outlines = outlines(connection, plan, all);
        LockedSteps.judge(all, outlines, client);
        DayEdits days =
                new DayEdits(plan.clientId(), practice(client), Clearances.of(client), OffsetSpan.WITHOUT_EVENTS);
        List<Snapshot> out = new ArrayList<>();
        List<Sessions.Row> rows = new ArrayList<>();
        for (Map.Entry<Sessions.Key, Session> entry : all.entrySet()) {
            Session session = entry.getValue();
            boolean own = plan.planId().equals(session.planId());
            if (own) {
                session.answerRatings(plan.outline(), severe);
                session.days().forEach(day -> {
                    days.mark(day);
                    days.put(day, session.shareOn(day, plan.outline()));
                });
            }
            boolean news = own || session.isChanged();
            if (news) {
                session.advance(OffsetSpan.WITHOUT_EVENTS);
                rows.add(new Sessions.Row(entry.getKey(), practice(client), session));
            }
            if (client != null && (news || again)) {
                Outline outline = LockedSteps.outline(plan.clientId(), session, outlines);
                foldEvents.publish(client, session, outline, rating -> own, out);
            }
        }
        sessions.save(connection, rows);
        for (DayLedger.Changed day : ledger.apply(connection, List.of(days))) {
            foldEvents.publish(day, rating -> false, out);
        }
        return out;
    }

    /** Those of other plans matter only to a client with locks. */
    private Map<Plans.Key, Outline> outlines(Connection connection, PlanSnapshot plan, Map<Sessions.Key, Session> all)
            throws SQLException {
        boolean locks = all.values().stream().anyMatch(Session::holdsLocks);
        Map<Plans.Key, Outline> outlines = locks ? plans.load(connection, LockedSteps.planKeys(all)) : new HashMap<>();
        outlines.put(new Plans.Key(plan.clientId(), plan.planId()), plan.outline());
        return outlines;
    }

    private static @Nullable UUID practice(@Nullable Client client) {
        return client == null ? null : client.practiceId();
    }

    /** Its consequences are published. */
    public void published(Connection connection, PlanSnapshot plan) throws SQLException {
        plans.markPublished(connection, new Plans.Key(plan.clientId(), plan.planId()), plan.revision());
    }

    public boolean erase(Connection connection, Plans.Key key) throws SQLException, Locked {
        ClientLocks.take(connection, Set.of(key.clientId()));
        plans.delete(connection, key);
        return true;
    }
}
