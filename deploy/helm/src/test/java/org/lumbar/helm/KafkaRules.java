package org.lumbar.helm;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Kafka as Strimzi runs it; where it exists already, there is nothing to judge. */
final class KafkaRules {
    /** From the arrival of a record that is replaced or deleted. */
    private static final Duration LONGEST = Duration.ofDays(28);

    private static final Map<String, String> BROKER = Map.of(
            "default.replication.factor", "3",
            "min.insync.replicas", "2",
            "offsets.topic.replication.factor", "3",
            "transaction.state.log.replication.factor", "3",
            "transaction.state.log.min.isr", "2",
            "unclean.leader.election.enable", "false",
            "auto.create.topics.enable", "false");

    /** What operators' commands read beside what the service does: redrive, and restored. */
    private static final Map<String, Set<String>> READ_BY_COMMANDS = Map.of(
            "session", Set.of("lumbar.session-events.v1.dlq"),
            "routine", Set.of("lumbar.plans.v1", "lumbar.clients.v1"));

    private KafkaRules() {}

    /** Three brokers, three copies, two of them before an acknowledgement; and no copy that missed something leads. */
    static List<String> durable(Rendered chart) {
        Faults faults = new Faults();
        for (JsonNode kafka : chart.all("Kafka")) {
            BROKER.forEach((key, value) -> faults.unless(
                    kafka.at("/spec/kafka/config").path(key).asText().equals(value), key + " is not " + value));
        }
        for (JsonNode pool : chart.all("KafkaNodePool")) {
            faults.when(pool.at("/spec/replicas").asInt() < 3, "fewer than three brokers");
            for (JsonNode volume : pool.at("/spec/storage/volumes")) {
                faults.unless(volume.path("type").asText().equals("persistent-claim"), "brokers forget on restart");
                faults.when(volume.path("deleteClaim").asBoolean(), "volumes go with the brokers");
            }
        }
        for (JsonNode topic : chart.all("KafkaTopic")) {
            faults.unless(topic.at("/spec/replicas").asInt() == 3, Rendered.name(topic) + " has not three copies");
            faults.unless(
                    topic.at("/spec/config").path("min.insync.replicas").asInt() == 2,
                    Rendered.name(topic) + " is acknowledged too early");
        }
        return faults.found();
    }

    /** The topics are the contract's: the same names, partitions, retention, time and largest record, nothing more or less. */
    static List<String> contractTopics(Rendered chart) {
        if (chart.all("Kafka").isEmpty()) {
            return List.of();
        }
        Map<String, Contract.Topic> made = new HashMap<>();
        for (JsonNode topic : chart.all("KafkaTopic")) {
            JsonNode config = topic.at("/spec/config");
            made.put(
                    topic.at("/spec/topicName").asText(),
                    Contract.Topic.of(
                            topic.at("/spec/partitions").asInt(),
                            topic.at("/spec/replicas").asInt(),
                            config.path("cleanup.policy").asText(),
                            config));
        }
        return made.equals(Contract.topics())
                ? List.of()
                : List.of("topics are " + made + " and should be " + Contract.topics());
    }

    /** Whatever was sent, refused, replaced or erased is gone from Kafka after 28 days: a topic has a date for each of its bytes. */
    static List<String> nothingStaysForever(Rendered chart) {
        Faults faults = new Faults();
        for (JsonNode topic : chart.all("KafkaTopic")) {
            JsonNode config = topic.at("/spec/config");
            String time =
                    config.path("cleanup.policy").asText().equals("compact") ? "max.compaction.lag.ms" : "retention.ms";
            faults.unless(
                    config.path(time).asLong() > 0 && config.path("segment.ms").asLong() > 0,
                    Rendered.name(topic) + " has no date by which anything goes");
            faults.unless(
                    config.path(time).asLong() + config.path("segment.ms").asLong() <= LONGEST.toMillis(),
                    Rendered.name(topic) + " has what should be gone");
        }
        return faults.found();
    }

    /** Each user may do what its service does, and nothing else. */
    static List<String> minimalRights(Rendered chart) {
        if (chart.all("Kafka").isEmpty()) {
            return List.of();
        }
        Faults faults = new Faults();
        for (JsonNode kafka : chart.all("Kafka")) {
            faults.unless(
                    kafka.at("/spec/kafka/authorization/type").asText().equals("simple"),
                    "everybody may do everything");
            faults.when(kafka.at("/spec/kafka/authorization").has("superUsers"), "somebody may do everything");
        }
        for (JsonNode user : chart.all("KafkaUser")) {
            Set<String> expected = expected(Rendered.name(user).substring(Rendered.RELEASE.length() + 1));
            Set<String> has = new TreeSet<>();
            for (JsonNode rule : user.at("/spec/authorization/acls")) {
                rule.path("operations").forEach(operation -> has.add(right(rule.path("resource"), operation)));
            }
            faults.unless(has.equals(expected), Rendered.name(user) + " may " + has + " and should " + expected);
        }
        for (String service : List.of("routine", "session", "insights")) {
            boolean known =
                    chart.find("KafkaUser", Rendered.RELEASE + "-" + service).isPresent();
            faults.unless(known, service + " has no user");
        }
        return faults.found();
    }

    private static String right(JsonNode resource, JsonNode operation) {
        String pattern = resource.path("patternType").asText("literal");
        return operation.asText() + " " + resource.path("type").asText() + " "
                + resource.path("name").asText("*") + (pattern.equals("literal") ? "" : " " + pattern);
    }

    private static Set<String> expected(String user) {
        Set<String> rights = new TreeSet<>();
        if (user.equals("autoscaler")) {
            for (String service : List.of("session", "insights")) {
                rights.add("Describe group " + Contract.group(service));
                Contract.read(service).forEach(topic -> rights.add("Describe topic " + topic));
            }
        } else if (user.startsWith("producer-")) {
            rights.addAll(Set.of("Describe topic lumbar.session-events.v1", "Write topic lumbar.session-events.v1"));
        } else {
            rights.add("Read group " + Contract.group(user));
            Stream.concat(Contract.read(user).stream(), READ_BY_COMMANDS.getOrDefault(user, Set.of()).stream())
                    .forEach(topic -> rights.addAll(Set.of("Describe topic " + topic, "Read topic " + topic)));
            Contract.written(user)
                    .forEach(topic -> rights.addAll(Set.of("Describe topic " + topic, "Write topic " + topic)));
        }
        if (user.equals("routine")) {
            String relay = Contract.group(user) + "-relay";
            rights.addAll(Set.of("Describe transactionalId " + relay, "Write transactionalId " + relay));
        }
        if (user.equals("session")) {
            String each = Contract.group(user) + "- prefix";
            rights.addAll(Set.of("Describe transactionalId " + each, "Write transactionalId " + each));
        }
        return rights;
    }
}
