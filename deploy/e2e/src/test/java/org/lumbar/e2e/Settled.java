package org.lumbar.e2e;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;

/** Knows when every service has read everything that others wrote for it. */
final class Settled {
    /** Each after those whose readers write to it. */
    private static final List<String> TOPICS =
            List.of(Kafka.CLIENTS, Kafka.PLANS, Kafka.EVENTS, Kafka.SESSIONS, Kafka.RATINGS, Kafka.CLIENT_DAYS);

    private Settled() {}

    /** Returns when no consumer group has anything left to read. */
    static void await(SystemUnderTest system, Duration patience) {
        Kafka kafka = system.kafka();
        for (String topic : TOPICS) {
            Awaitility.await("every reader of " + topic + " is at its end")
                    .atMost(patience)
                    .pollInterval(Duration.ofMillis(250))
                    .until(() -> kafka.unread(topic), Settled::isRead);
        }
    }

    private static boolean isRead(Map<String, Long> unread) {
        return !unread.isEmpty() && unread.values().stream().allMatch(records -> records == 0);
    }
}
