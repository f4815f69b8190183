package org.lumbar.session.edge;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.lumbar.session.access.CareTeams;
import org.lumbar.session.problem.DatabaseAway;

/**
 * Knows the practices of clients whose events arrive, without a look into the database for every request. What it knows is
 * a minute old at most; while the database is away it goes on for an hour, so that events of known clients are taken. A
 * client that is not known is looked up each time: the very next request after its announcement finds it.
 */
@ApplicationScoped
class PracticesOfClients {
    private static final Duration FRESH = Duration.ofMinutes(1);
    private static final Duration KEPT = Duration.ofHours(1);
    private static final int MOST = 20_000;

    private final Cache<UUID, Known> known =
            Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(KEPT).build();
    private final CareTeams careTeams;
    private final Clock clock;

    PracticesOfClients(CareTeams careTeams, Clock clock) {
        this.careTeams = careTeams;
        this.clock = clock;
    }

    private record Known(UUID practice, Instant since) {}

    /**
     * Those of the clients that are the practice's. One that is not known as theirs is looked up each time.
     *
     * @throws DatabaseAway if it can't be known of one of them now
     */
    Set<UUID> ownAmong(UUID practice, Collection<UUID> clients) {
        Instant freshSince = clock.instant().minus(FRESH);
        Set<UUID> own = new HashSet<>();
        List<UUID> unsure = new ArrayList<>();
        for (UUID client : clients) {
            Known entry = known.getIfPresent(client);
            if (entry != null && entry.since.isAfter(freshSince) && entry.practice.equals(practice)) {
                own.add(client);
            } else {
                unsure.add(client);
            }
        }
        if (!unsure.isEmpty()) {
            lookUp(unsure).forEach((client, of) -> {
                if (of.equals(practice)) {
                    own.add(client);
                }
            });
        }
        return own;
    }

    /**
     * Those of the clients that were the practice's, and are erased.
     *
     * @throws DatabaseAway if it can't be known now
     */
    Set<UUID> erasedAmong(UUID practice, Collection<UUID> clients) {
        return careTeams.erasedOf(practice, clients);
    }

    private Map<UUID, UUID> lookUp(List<UUID> clients) {
        try {
            Map<UUID, UUID> practices = careTeams.practicesOf(clients);
            Instant now = clock.instant();
            known.invalidateAll(clients);
            practices.forEach((client, practice) -> known.put(client, new Known(practice, now)));
            return practices;
        } catch (DatabaseAway away) {
            Map<UUID, UUID> practices = new HashMap<>();
            known.getAllPresent(clients).forEach((client, entry) -> practices.put(client, entry.practice));
            if (practices.size() < clients.size()) {
                throw away;
            }
            return practices;
        }
    }
}
