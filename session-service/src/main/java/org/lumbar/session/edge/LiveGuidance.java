package org.lumbar.session.edge;

import static java.util.Objects.requireNonNull;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lumbar.session.event.Moment;
import org.lumbar.session.event.Reported;
import org.lumbar.session.event.SessionEvent;
import org.lumbar.session.pain.ContinueRule;
import org.lumbar.session.pain.Rule;
import org.lumbar.session.pain.SeverePain;
import org.lumbar.session.session.Sessions;

/**
 * Tells what to do after ratings DURING a session, after severe pain before one and after stops for pain, in the answer to the
 * very request that brings them. Taking an event never depends on it: without an answer in time the result says so.
 *
 * <p>A typed stop and a high score decide alone. Only the other ratings DURING need the session, and only those are read for; a
 * batch that tells of the past costs a look at each event's type.
 */
@ApplicationScoped
class LiveGuidance {
    /** What is older is history, for the phone that uploads a day. */
    static final Duration RECENT = Duration.ofMinutes(10);

    private final LiveSessions sessions;
    private final RecentReports recent;
    private final SeverePain severe;
    private final Clock clock;

    LiveGuidance(LiveSessions sessions, RecentReports recent, SeverePain severe, Clock clock) {
        this.sessions = sessions;
        this.recent = recent;
        this.severe = severe;
        this.clock = clock;
    }

    /** The advice on each event of a request, by the candidate itself: ids may repeat in a batch. */
    static final class Advices {
        private final Map<Candidate, Advice> byCandidate = new IdentityHashMap<>();

        Advice on(Candidate candidate) {
            return byCandidate.getOrDefault(candidate, Advice.NONE);
        }
    }

    /** The advice on accepted events; an item always, and soon. */
    Uni<Advices> on(List<Candidate> accepted, boolean batch) {
        Advices advices = new Advices();
        List<Candidate> open = new ArrayList<>();
        Instant recentFrom = clock.instant().minus(RECENT);
        for (Candidate candidate : accepted) {
            SessionEvent event = candidate.taken();
            if (RecentReports.matters(event)) {
                recent.remember(key(event), event);
            }
            if (asks(event)) {
                boolean past = batch && event.time().isBefore(recentFrom);
                Rule alone = decideAlone(event);
                if (past || alone != null) {
                    advices.byCandidate.put(candidate, past ? Advice.NOT_RECENT : Advice.by(alone));
                } else {
                    open.add(candidate);
                }
            }
        }
        return open.isEmpty() ? Uni.createFrom().item(advices) : read(accepted, open, advices);
    }

    private boolean asks(SessionEvent event) {
        return event.reported() instanceof Reported.PainRated rated
                ? rated.moment() == Moment.DURING || severe.decide(rated.moment(), rated.score()) != null
                : event.reported() instanceof Reported.Stopped stopped && Rule.of(stopped.reason()) != null;
    }

    private @Nullable Rule decideAlone(SessionEvent event) {
        if (event.reported() instanceof Reported.Stopped stopped) {
            return Rule.of(stopped.reason());
        }
        if (event.reported() instanceof Reported.PainRated rated) {
            return rated.moment() == Moment.DURING
                    ? ContinueRule.decideAlone(rated.score())
                    : severe.decide(rated.moment(), rated.score());
        }
        return null;
    }

    private Uni<Advices> read(List<Candidate> accepted, List<Candidate> open, Advices advices) {
        Map<Sessions.Key, List<SessionEvent>> known = new HashMap<>();
        open.forEach(asked -> known.computeIfAbsent(key(asked.taken()), key -> new ArrayList<>(recent.of(key))));
        for (Candidate candidate : accepted) {
            SessionEvent event = candidate.taken();
            List<SessionEvent> of = RecentReports.matters(event) ? known.get(key(event)) : null;
            if (of != null) {
                of.add(event);
            }
        }
        return Uni.createFrom().completionStage(sessions.read(known)).map(found -> decided(found, open, advices));
    }

    private Advices decided(Map<Sessions.Key, LiveSessions.Found> found, List<Candidate> open, Advices advices) {
        for (Candidate candidate : open) {
            SessionEvent event = candidate.taken();
            LiveSessions.Found session = found.get(key(event));
            Advice advice = Advice.UNAVAILABLE;
            if (session != null && event.reported() instanceof Reported.PainRated rated) {
                advice = Advice.by(session.session().answer(rated, session.outline(), severe));
            }
            advices.byCandidate.put(candidate, advice);
        }
        return advices;
    }

    private static Sessions.Key key(SessionEvent event) {
        return new Sessions.Key(event.clientId(), requireNonNull(event.sessionId()));
    }
}
