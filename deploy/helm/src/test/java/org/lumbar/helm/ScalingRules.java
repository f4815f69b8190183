package org.lumbar.helm;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** How many pods there are, and who decides. */
final class ScalingRules {
    private static final Set<String> CONSUMERS = Set.of("routine", "session-ingest", "insights");

    private ScalingRules() {}

    /** Either the Deployment says how many, or one autoscaler does; two would undo each other's work. */
    static List<String> oneDecides(Rendered chart) {
        return Workload.faults(chart, workload -> {
            int deciding = workload.autoscalers().size()
                    + (workload.deployment().at("/spec/replicas").isInt() ? 1 : 0);
            return deciding == 1 ? List.of() : List.of(deciding + " decide how many pods there are");
        });
    }

    /** A consumer without a partition is idle: pods times threads is at most the partitions. */
    static List<String> withinPartitions(Rendered chart) {
        return Workload.faults(chart, workload -> {
            if (!CONSUMERS.contains(workload.name())) {
                return List.of();
            }
            int threads = workload.name().equals("session-ingest") ? workload.number("LUMBAR_INGEST_THREADS") : 1;
            int consumers = workload.mostPods() * threads;
            return consumers <= Contract.PARTITIONS && consumers > 0
                    ? List.of()
                    : List.of(consumers + " consumers at most for " + Contract.PARTITIONS + " partitions");
        });
    }

    /** Where KEDA is, whoever only consumes grows with the lag of each of its topics; who answers people, with CPU. */
    static List<String> lagAndCpu(Rendered chart) {
        return Workload.faults(chart, workload -> {
            Faults faults = new Faults();
            Set<String> watched = new TreeSet<>();
            boolean cpu = false;
            boolean keda = !chart.all("TriggerAuthentication").isEmpty();
            for (JsonNode scaler : workload.autoscalers()) {
                cpu |= scaler.at("/spec/metrics/0/resource/name").asText().equals("cpu");
                for (JsonNode trigger : scaler.at("/spec/triggers")) {
                    cpu |= trigger.path("type").asText().equals("cpu");
                    JsonNode about = trigger.path("metadata");
                    if (trigger.path("type").asText().equals("kafka")) {
                        watched.add(about.path("topic").asText());
                        faults.unless(
                                about.path("consumerGroup").asText().equals(Contract.group(workload.service())),
                                "watches another group");
                        faults.unless(trigger.has("authenticationRef"), "asks Kafka as nobody");
                    }
                }
            }
            faults.unless(cpu || workload.name().equals("session-ingest"), "does not scale on CPU");
            boolean onLag = keda && Set.of("session-ingest", "insights").contains(workload.name());
            Set<String> expected = onLag ? Contract.read(workload.service()) : Set.of();
            faults.unless(watched.equals(expected), "watches the lag of " + watched + " and should of " + expected);
            return faults.found();
        });
    }
}
