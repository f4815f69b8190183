package org.lumbar.insights.intake;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Which topic carries what. */
@ApplicationScoped
class Topics {

    private final Map<String, Kind> kinds;
    private final String archiveRequests;
    private final String practices;

    Topics(
            @ConfigProperty(name = "lumbar.topics.clients") String clients,
            @ConfigProperty(name = "lumbar.topics.practices") String practices,
            @ConfigProperty(name = "lumbar.topics.plans") String plans,
            @ConfigProperty(name = "lumbar.topics.sessions") String sessions,
            @ConfigProperty(name = "lumbar.topics.pain-ratings") String ratings,
            @ConfigProperty(name = "lumbar.topics.client-days") String clientDays,
            @ConfigProperty(name = "lumbar.topics.archive-requests") String archiveRequests) {
        this.archiveRequests = archiveRequests;
        this.practices = practices;
        this.kinds = Map.of(
                clients, Kind.CLIENT,
                plans, Kind.PLAN,
                sessions, Kind.SESSION,
                ratings, Kind.RATING,
                clientDays, Kind.CLIENT_DAY);
    }

    /** Those that carry snapshots. */
    Set<String> names() {
        Set<String> names = new TreeSet<>(kinds.keySet());
        names.add(practices);
        return names;
    }

    /** What each topic carries, in the contract's words. */
    Map<String, String> contractNames() {
        Map<String, String> names = kinds.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().contractName()));
        names.put(archiveRequests, "archive-request");
        names.put(practices, "practice");
        return Map.copyOf(names);
    }

    boolean carriesArchiveRequests(String topic) {
        return archiveRequests.equals(topic);
    }

    boolean carriesPractices(String topic) {
        return practices.equals(topic);
    }

    Kind kindOf(String topic) {
        Kind kind = kinds.get(topic);
        if (kind == null) {
            throw new IllegalStateException("Subscribed to a topic without a kind: " + topic);
        }
        return kind;
    }
}
