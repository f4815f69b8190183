package org.lumbar.helm;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** PostgreSQL as CloudNativePG runs it, and data as it should outlive everything else. */
final class DatabaseRules {
    private static final Set<String> HOLDS_DATA = Set.of("Kafka", "KafkaNodePool", "KafkaTopic", "Cluster");

    /** What a service opens beside its pool: the relay's lock, and Flyway while it starts. */
    private static final int BESIDE_THE_POOL = 2;

    /** For people and for the operator. */
    private static final int SPARE = 10;

    private DatabaseRules() {}

    /** A commit is on two machines before it is answered: the offset moves after it and would not come back. */
    static List<String> noCommitIsLost(Rendered chart) {
        Faults faults = new Faults();
        for (JsonNode cluster : chart.all("Cluster")) {
            JsonNode spec = cluster.path("spec");
            JsonNode synchronous = spec.at("/postgresql/synchronous");
            String name = Rendered.name(cluster);
            faults.when(spec.path("instances").asInt() < 3, name + " has no instance to spare");
            faults.unless(
                    synchronous.path("number").asInt() >= 1
                            && synchronous
                                    .path("dataDurability")
                                    .asText("required")
                                    .equals("required"),
                    name + " forgets commits in a failover");
            faults.when(spec.path("enableSuperuserAccess").asBoolean(), name + " has a superuser with a password");
        }
        return faults.found();
    }

    static List<String> backups(Rendered chart) {
        Faults faults = new Faults();
        for (JsonNode cluster : chart.all("Cluster")) {
            String name = Rendered.name(cluster);
            List<JsonNode> schedules = chart.all("ScheduledBackup").stream()
                    .filter(backup -> backup.at("/spec/cluster/name").asText().equals(name))
                    .toList();
            faults.unless(schedules.size() == 1, name + " is not backed up");
            for (JsonNode schedule : schedules) {
                String method = schedule.at("/spec/method").asText();
                boolean archived = cluster.at("/spec/plugins/0/isWALArchiver").asBoolean();
                boolean snapshots = cluster.at("/spec/backup/volumeSnapshot").has("className");
                faults.unless(method.equals("plugin") ? archived : snapshots, name + " is backed up to nowhere");
                int fields = schedule.at("/spec/schedule").asText().split(" ", -1).length;
                faults.unless(fields == 6, name + ": a schedule has six fields, seconds first");
            }
        }
        return faults.found();
    }

    /** All pods that the autoscalers may start, and one more of each during an update, get their connections. */
    static List<String> enoughConnections(Rendered chart) {
        Map<String, Integer> wanted = new HashMap<>();
        for (Workload workload : Workload.of(chart)) {
            int each = workload.number("QUARKUS_DATASOURCE_JDBC_MAX_SIZE") + BESIDE_THE_POOL;
            wanted.merge(workload.service(), (workload.mostPods() + 1) * each, Integer::sum);
        }
        Faults faults = new Faults();
        wanted.forEach((service, connections) -> chart.find("Cluster", Rendered.RELEASE + "-" + service + "-db")
                .ifPresent(cluster -> {
                    int most = cluster.at("/spec/postgresql/parameters/max_connections")
                            .asInt(100);
                    faults.when(
                            connections + SPARE > most,
                            service + " may want " + connections + " connections of " + most);
                }));
        return faults.found();
    }

    /** Uninstalling the release leaves what it stored. */
    static List<String> dataOutlivesTheRelease(Rendered chart) {
        Faults faults = new Faults();
        for (JsonNode object : chart.objects()) {
            boolean kept = object.at("/metadata/annotations/helm.sh~1resource-policy")
                    .asText()
                    .equals("keep");
            faults.when(
                    HOLDS_DATA.contains(object.path("kind").asText()) && !kept,
                    Rendered.id(object) + " goes with the release");
        }
        return faults.found();
    }
}
