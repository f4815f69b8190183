package org.lumbar.routine.intake;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Which topic carries what. */
@ApplicationScoped
class Topics {
    private final Map<String, Kind> kinds;
    private final String receipts;
    private final String archiveParts;

    Topics(
            @ConfigProperty(name = "lumbar.topics.client-days") String clientDays,
            @ConfigProperty(name = "lumbar.topics.sessions") String sessions,
            @ConfigProperty(name = "lumbar.topics.pain-ratings") String painRatings,
            @ConfigProperty(name = "lumbar.topics.erasure-receipts") String receipts,
            @ConfigProperty(name = "lumbar.topics.archive-parts") String archiveParts) {
        this.archiveParts = archiveParts;
        this.receipts = receipts;
        this.kinds = Map.of(clientDays, Kind.CLIENT_DAY, sessions, Kind.SESSION, painRatings, Kind.PAIN_RATING);
    }

    boolean carriesArchiveParts(String topic) {
        return archiveParts.equals(topic);
    }

    boolean carriesReceipts(String topic) {
        return receipts.equals(topic);
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
        Map<String, String> labels = kinds.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().label()));
        labels.put(receipts, "erasure-receipt");
        labels.put(archiveParts, "archive-part");
        return Map.copyOf(labels);
    }
}
