package org.lumbar.helm;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** PostgreSQL as CloudNativePG runs it, and data as it should outlive everything else. */
final class DatabaseRules {
    private static final Set<String> HOLDS_DATA = Set.of("Kafka", "KafkaNodePool", "KafkaTopic", "Cluster");

    private static final Pattern SIZE = Pattern.compile("(\\d+)([MGT])[iB]");

    /** What a service opens beside its pool: the audit's two, the relay's lock, and Flyway while it starts. */
    private static final int BESIDE_THE_POOL = 4;

    /** For people and for the operator. */
    private static final int SPARE = 10;

    /** Of a takeover after an instance vanished: Kafka notices in 10 s, and what it had locked is free soon after. */
    private static final Duration LONGEST_HOLD = Duration.ofSeconds(20);

    private static final Duration SHORTEST_HOLD = Duration.ofSeconds(10);
    private static final Pattern SECONDS = Pattern.compile("(\\d+)s?");

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

    /**
     * PostgreSQL's pages are a quarter of its memory, the rest is left to the system's cache and to sorting; what its log grows
     * to between two checkpoints is more than PostgreSQL's own 1 GB takes away at a peak, and at most half of the log's volume:
     * the other half is for what waits for the archive or for a standby.
     */
    static List<String> useTheirSize(Rendered chart) {
        Faults faults = new Faults();
        for (JsonNode cluster : chart.all("Cluster")) {
            JsonNode spec = cluster.path("spec");
            JsonNode parameters = spec.at("/postgresql/parameters");
            long memory = megabytes(spec.at("/resources/limits/memory"));
            long pages = megabytes(parameters.path("shared_buffers"));
            long log = megabytes(parameters.path("max_wal_size"));
            long volume = megabytes(spec.at("/walStorage/size"));
            String name = Rendered.name(cluster);
            faults.unless(pages * 5 >= memory && pages * 10 <= memory * 3, name + " has " + pages + " MB of pages");
            faults.unless(log >= 1024 && log * 2 <= volume, name + " has a log of " + log + " MB");
        }
        return faults.found();
    }

    /**
     * A client that is frozen keeps its connection alive, so its transaction has a limit; one that vanished answers nothing, so it
     * is asked. Neither is taken for gone over a pause as any machine has.
     */
    static List<String> locksOutliveNobody(Rendered chart) {
        Faults faults = new Faults();
        for (JsonNode cluster : chart.all("Cluster")) {
            JsonNode parameters = cluster.at("/spec/postgresql/parameters");
            long asked = seconds(parameters, "tcp_keepalives_idle")
                    + seconds(parameters, "tcp_keepalives_interval") * seconds(parameters, "tcp_keepalives_count");
            Map.of(
                            "frozen",
                            seconds(parameters, "idle_in_transaction_session_timeout"),
                            "silent",
                            asked,
                            "unreachable",
                            seconds(parameters, "tcp_user_timeout"))
                    .forEach((client, seconds) -> faults.unless(
                            seconds >= SHORTEST_HOLD.toSeconds() && seconds <= LONGEST_HOLD.toSeconds(),
                            Rendered.name(cluster) + " lets a " + client + " client hold its locks for " + seconds
                                    + " s"));
            long looked = seconds(parameters, "client_connection_check_interval");
            faults.unless(looked >= 1 && looked <= 10, Rendered.name(cluster) + " works on for clients that are gone");
        }
        return faults.found();
    }

    /** 0, which is never, for none. */
    private static long seconds(JsonNode parameters, String name) {
        Matcher text = SECONDS.matcher(parameters.path(name).asText());
        return text.matches() ? Long.parseLong(text.group(1)) : 0;
    }

    /** What a constraint refused is in DETAIL, and what a statement was given in its parameters: both are health data. */
    static List<String> logsQuoteNoValues(Rendered chart) {
        Faults faults = new Faults();
        for (JsonNode cluster : chart.all("Cluster")) {
            JsonNode parameters = cluster.at("/spec/postgresql/parameters");
            Map.of(
                            "log_error_verbosity",
                            "terse",
                            "log_parameter_max_length",
                            "0",
                            "log_parameter_max_length_on_error",
                            "0")
                    .forEach((name, value) -> faults.unless(
                            parameters.path(name).asText().equals(value),
                            Rendered.name(cluster) + " has not " + name + "=" + value));
        }
        return faults.found();
    }

    /** Of Kubernetes' quantities and of PostgreSQL's, whose MB is 1024 kB as well; 0 for none. */
    private static long megabytes(JsonNode size) {
        Matcher parts = SIZE.matcher(size.asText());
        if (!parts.matches()) {
            return 0;
        }
        int thousands = "MGT".indexOf(parts.group(2));
        return Long.parseLong(parts.group(1)) << (10 * thousands);
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
