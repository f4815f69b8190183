package org.lumbar.routine.intake;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Which topic carries what. */
@ApplicationScoped
class Topics {
    private final Map<String, Kind> kinds;

    Topics(
            @ConfigProperty(name = "lumbar.topics.client-days") String clientDays,
            @ConfigProperty(name = "lumbar.topics.sessions") String sessions,
            @ConfigProperty(name = "lumbar.topics.pain-ratings") String painRatings) {
        this.kinds = Map.of(clientDays, Kind.CLIENT_DAY, sessions, Kind.SESSION, painRatings, Kind.PAIN_RATING);
    }

    Kind kindOf(String topic) {
        Kind kind = kinds.get(topic);
        if (kind == null) {
            throw new IllegalStateException("Not subscribed to " + topic);
        }
        return kind;
    }

    /** What each topic carries, in the contract's words. */
    Map<String, String> labels() {
        return kinds.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().label()));
    }
}
