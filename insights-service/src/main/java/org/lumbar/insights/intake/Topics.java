package org.lumbar.insights.intake;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Which topic carries what. */
@ApplicationScoped
class Topics {

    private final Map<String, Kind> kinds;

    Topics(
            @ConfigProperty(name = "lumbar.topics.clients") String clients,
            @ConfigProperty(name = "lumbar.topics.plans") String plans,
            @ConfigProperty(name = "lumbar.topics.sessions") String sessions,
            @ConfigProperty(name = "lumbar.topics.pain-ratings") String ratings,
            @ConfigProperty(name = "lumbar.topics.client-days") String clientDays) {
        this.kinds = Map.of(
                clients, Kind.CLIENT,
                plans, Kind.PLAN,
                sessions, Kind.SESSION,
                ratings, Kind.RATING,
                clientDays, Kind.CLIENT_DAY);
    }

    Set<String> names() {
        return kinds.keySet();
    }

    /** What each topic carries, in the contract's words. */
    Map<String, String> contractNames() {
        return kinds.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().contractName()));
    }

    Kind kindOf(String topic) {
        Kind kind = kinds.get(topic);
        if (kind == null) {
            throw new IllegalStateException("Subscribed to a topic without a kind: " + topic);
        }
        return kind;
    }
}
