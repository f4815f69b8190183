package org.lumbar.e2e;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.awaitility.Awaitility;

/** Knows when every service has read everything that others wrote for it. */
final class Settled {
    /** Each after those whose readers write to it. */
    private static final List<String> TOPICS =
            List.of(Kafka.CLIENTS, Kafka.PLANS, Kafka.EVENTS, Kafka.SESSIONS, Kafka.RATINGS, Kafka.CLIENT_DAYS);

    /** Published from rows a moment after their commit; all else is there when it is answered, or when its reader commits. */
    private static final Set<String> RELAYED = Set.of(Kafka.CLIENTS, Kafka.PLANS);

    private static final Duration PAUSE = Duration.ofMillis(250);

    private Settled() {}

    /** Returns when no consumer group has anything left to read. */
    static void await(SystemUnderTest system, Duration patience) {
        Kafka kafka = system.kafka();
        for (String topic : TOPICS) {
            Awaitility.await("every reader of " + topic + " is at its end")
                    .atMost(patience)
                    .pollDelay(RELAYED.contains(topic) ? PAUSE : Duration.ZERO)
                    .pollInterval(PAUSE)
                    .until(() -> kafka.unread(topic), Settled::isRead);
        }
    }

    private static boolean isRead(Map<String, Long> unread) {
        return !unread.isEmpty() && unread.values().stream().allMatch(records -> records == 0);
    }
}
