package org.lumbar.backbone;

import java.util.List;

/** The log categories of the parts, which tell at INFO far more than anybody wants to know. */
public final class QuietLogs {
    /** To be set to WARN; the Kafka clients of a service have other categories. */
    public static final List<String> CATEGORIES = List.of(
            "kafka",
            "state.change.logger",
            "org.apache.kafka.common.config",
            "org.apache.kafka.common.metrics",
            "org.apache.kafka.common.utils",
            "org.apache.kafka.controller",
            "org.apache.kafka.coordinator",
            "org.apache.kafka.image",
            "org.apache.kafka.metadata",
            "org.apache.kafka.queue",
            "org.apache.kafka.raft",
            "org.apache.kafka.server",
            "org.apache.kafka.snapshot",
            "org.apache.kafka.storage",
            "io.zonky.test",
            "no.nav.security");

    private QuietLogs() {}
}
