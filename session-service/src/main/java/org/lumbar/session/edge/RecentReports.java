package org.lumbar.session.edge;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.lumbar.session.event.Moment;
import org.lumbar.session.event.Reported;
import org.lumbar.session.event.SessionEvent;
import org.lumbar.session.session.Sessions;

/**
 * Remembers for some minutes what this instance took and ratings are compared with, because the ingest may be behind: a
 * phone that sends BEFORE and, a moment later, DURING gets the answer that holds with both.
 */
@ApplicationScoped
class RecentReports {
    private static final Duration HAPPENED_WITHIN = Duration.ofHours(2);
    private static final Duration REMEMBERED = Duration.ofMinutes(15);
    private static final int MOST_SESSIONS = 10_000;
    private static final int MOST_OF_A_SESSION = 20;

    private final Cache<Sessions.Key, List<SessionEvent>> sessions = Caffeine.newBuilder()
            .maximumSize(MOST_SESSIONS)
            .expireAfterWrite(REMEMBERED)
            .build();
    private final Clock clock;

    RecentReports(Clock clock) {
        this.clock = clock;
    }

    /** Starts, and ratings BEFORE: what the rules of a session's ratings depend on. */
    static boolean matters(SessionEvent event) {
        return event.reported() instanceof Reported.Started
                || (event.reported() instanceof Reported.PainRated rated && rated.moment() == Moment.BEFORE);
    }

    /** Remembers an event that matters, if it happened lately; one that Kafka then does not acknowledge is sent again. */
    void remember(Sessions.Key session, SessionEvent event) {
        if (event.time().isAfter(clock.instant().minus(HAPPENED_WITHIN))) {
            sessions.asMap().compute(session, (key, before) -> with(before == null ? List.of() : before, event));
        }
    }

    private static List<SessionEvent> with(List<SessionEvent> before, SessionEvent event) {
        if (before.size() >= MOST_OF_A_SESSION
                || before.stream().anyMatch(known -> known.id().equals(event.id()))) {
            return before;
        }
        List<SessionEvent> all = new ArrayList<>(before);
        all.add(event);
        return List.copyOf(all);
    }

    List<SessionEvent> of(Sessions.Key session) {
        List<SessionEvent> found = sessions.getIfPresent(session);
        return found == null ? List.of() : found;
    }
}
