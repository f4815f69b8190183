package org.lumbar.session.ingest;

import static java.util.Objects.requireNonNull;

import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.MemberDescription;
import org.lumbar.backbone.TestStack;

/** Members of the service's group that hold partitions. */
public final class Workers {
    private Workers() {}

    public static long count(TestStack stack) throws Exception {
        String group = stack.database().user();
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", stack.bootstrapServers()))) {
            return requireNonNull(admin.describeConsumerGroups(Set.of(group))
                            .describedGroups()
                            .get(group))
                    .get()
                    .members()
                    .stream()
                    .map(MemberDescription::assignment)
                    .filter(assignment -> !assignment.topicPartitions().isEmpty())
                    .count();
        }
    }
}
