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
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.lumbar.session.access.CareTeams;
import org.lumbar.session.access.CareTeams.KnownClient;
import org.lumbar.session.problem.DatabaseAway;

/**
 * Knows the clients whose events arrive, without a look into the database for every request: whose they are, and whether they have
 * withdrawn consent. What it knows is five seconds old at most ({@code lumbar.known-for}); while the database is away it goes on for an hour, so that events of
 * known clients are taken. A client that is not known is looked up each time: the very next request after its announcement finds it.
 */
@ApplicationScoped
class PracticesOfClients {
    private static final Duration LONGEST = Duration.ofHours(1);
    private static final int MOST = 20_000;

    private final Cache<UUID, Entry> known =
            Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(LONGEST).build();
    private final CareTeams careTeams;
    private final Clock clock;
    private final Duration fresh;

    PracticesOfClients(
            CareTeams careTeams,
            Clock clock,
            @ConfigProperty(name = "lumbar.known-for", defaultValue = "5s") Duration fresh) {
        this.careTeams = careTeams;
        this.clock = clock;
        this.fresh = fresh;
    }

    /** What was found of a client, and when it was last asked for. */
    private static final class Entry {
        private final KnownClient client;
        private volatile Instant askedAt;

        Entry(KnownClient client, Instant askedAt) {
            this.client = client;
            this.askedAt = askedAt;
        }
    }

    /**
     * Clients of one practice.
     *
     * @param withdrawn those of them who have withdrawn consent
     */
    record Own(Set<UUID> clients, Set<UUID> withdrawn) {
        static final Own NONE = new Own(Set.of(), Set.of());
    }

    /**
     * Those of the clients that are the practice's. One that is not known as theirs is looked up each time.
     *
     * @throws DatabaseAway if it can't be known of one of them now
     */
    Own ownAmong(UUID practice, Collection<UUID> clients) {
        Instant freshSince = clock.instant().minus(fresh);
        Map<UUID, KnownClient> found = new HashMap<>();
        List<UUID> unsure = new ArrayList<>();
        for (UUID client : clients) {
            Entry entry = known.getIfPresent(client);
            if (entry != null
                    && entry.askedAt.isAfter(freshSince)
                    && entry.client.practiceId().equals(practice)) {
                found.put(client, entry.client);
            } else {
                unsure.add(client);
            }
        }
        if (!unsure.isEmpty()) {
            found.putAll(lookUp(unsure));
        }
        Own own = new Own(new HashSet<>(), new HashSet<>());
        found.forEach((id, client) -> {
            if (client.practiceId().equals(practice)) {
                own.clients.add(id);
            }
            if (client.consentWithdrawn()) {
                own.withdrawn.add(id);
            }
        });
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

    private Map<UUID, KnownClient> lookUp(List<UUID> clients) {
        Instant now = clock.instant();
        try {
            Map<UUID, KnownClient> found = careTeams.knownAmong(clients);
            known.invalidateAll(clients);
            found.forEach((id, client) -> known.put(id, new Entry(client, now)));
            return found;
        } catch (DatabaseAway away) {
            Map<UUID, KnownClient> before = new HashMap<>();
            known.getAllPresent(clients).forEach((id, entry) -> {
                entry.askedAt = now; // the next requests need not wait for the database, too
                before.put(id, entry.client);
            });
            if (before.size() < clients.size()) {
                throw away;
            }
            return before;
        }
    }
}
