package org.lumbar.routine.reminding;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.lumbar.foundation.access.Caller;
import org.lumbar.foundation.access.Roles;
import org.lumbar.foundation.audit.Audit;
import org.lumbar.foundation.limit.RateLimit;
import org.lumbar.foundation.limit.TryLimit;
import org.lumbar.foundation.problem.Problems;
import org.lumbar.foundation.wall.Service;
import org.lumbar.routine.problem.Refused;
import org.lumbar.routine.today.UpcomingSessions;

/** Somebody's calendar asks with a secret: bounded, in the service's name because it is nobody, and in the audit before the answer. */
@ApplicationScoped
class ShowFeed {
    /** As the audit names who asked: whoever has the address. */
    static final String SUBJECT = "calendar-feed";

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int ASKS_A_SECOND = 1;

    private final CalendarFeeds feeds;
    private final UpcomingSessions upcoming;
    private final Audit audit;
    private final TryLimit<String> wrong;
    private final RateLimit<UUID> asked;

    ShowFeed(
            CalendarFeeds feeds,
            UpcomingSessions upcoming,
            Audit audit,
            Clock clock,
            @ConfigProperty(name = "lumbar.calendar-feeds.burst") int burst,
            @ConfigProperty(name = "lumbar.calendar-feeds.wrong-per-address") int wrongPerAddress,
            @ConfigProperty(name = "lumbar.calendar-feeds.wrong-pause") Duration pause) {
        this.feeds = feeds;
        this.upcoming = upcoming;
        this.audit = audit;
        this.wrong = new TryLimit<>(clock, wrongPerAddress, pause);
        this.asked = new RateLimit<>(clock, burst, ASKS_A_SECOND);
    }

    /**
     * The feed as iCalendar. Not to be called in a transaction.
     *
     * @param address where the request comes from
     * @throws Refused 404 {@code calendar-feed-not-found} for every address that leads nowhere, whatever is wrong with it
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 429 {@code too-many-requests}
     */
    String of(String secret, String address) {
        refuseFor(wrong.begin(address));
        CalendarFeeds.Found found = Service.does(() -> feeds.find(FeedSecret.of(secret)))
                .orElseThrow(() -> Refused.notFound("calendar-feed-not-found", "There is no calendar feed here."));
        wrong.succeeded(address);
        refuseFor(asked.spend(found.clientId(), 1));
        Caller themselves = new Caller(SUBJECT, Set.of(Roles.CLIENT), found.practiceId(), found.clientId());
        List<Reminder> reminders = Service.does(() -> upcoming.of(themselves, found.clientId())).stream()
                .map(session -> Reminder.of(session, found.times()))
                .toList();
        audit.read(themselves, found.clientId(), FeedResource.PATH + "/{secret}")
                .await()
                .atMost(PATIENCE);
        return ICalendar.of(reminders, found.madeAt());
    }

    private static void refuseFor(long seconds) {
        if (seconds > 0) {
            throw Problems.tooMany("too-many-requests", "This is asked too often.", seconds);
        }
    }
}
