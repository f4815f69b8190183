package org.lumbar.helm;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What the contract says of topics and of who reads and writes them, and what the services call their groups. */
final class Contract {
    static final int PARTITIONS = 12;

    static final String DEAD_LETTERS = "lumbar.session-events.v1.dlq";

    /** Dead letters of services that read snapshots: their own, and so no part of the contract; kept like the others. */
    static final Map<String, String> OWN_DEAD_LETTERS =
            Map.of("insights", "lumbar.insights.v1.dlq", "routine", "lumbar.routine.v1.dlq");

    private static final JsonNode API = api();

    private Contract() {}

    /**
     * How a topic is kept.
     *
     * @param retention in milliseconds; 0 for a compacted one
     * @param tombstones how long a compacted one has them, in milliseconds
     * @param compaction how long a compacted one may have what was replaced, in milliseconds
     * @param segment when one is closed, in milliseconds: not before can anything of it go
     * @param time whose time a record has
     * @param largest record in bytes; 0 where the broker's 1 MiB will do
     */
    record Topic(
            int partitions,
            int replicas,
            String cleanup,
            long retention,
            long tombstones,
            long compaction,
            long segment,
            String time,
            long largest) {
        static Topic of(int partitions, int replicas, String cleanup, JsonNode config) {
            return new Topic(
                    partitions,
                    replicas,
                    cleanup,
                    config.path("retention.ms").asLong(),
                    config.path("delete.retention.ms").asLong(),
                    config.path("max.compaction.lag.ms").asLong(),
                    config.path("segment.ms").asLong(),
                    config.path("message.timestamp.type").asText(),
                    config.path("max.message.bytes").asLong());
        }
    }

    static Map<String, Topic> topics() {
        Map<String, Topic> topics = new TreeMap<>();
        for (JsonNode channel : API.path("channels")) {
            JsonNode kafka = resolve(channel.path("bindings")).path("kafka");
            JsonNode config = kafka.path("topicConfiguration");
            topics.put(
                    channel.path("address").asText(),
                    Topic.of(
                            kafka.path("partitions").asInt(),
                            kafka.path("replicas").asInt(),
                            config.path("cleanup.policy").path(0).asText(),
                            config));
        }
        OWN_DEAD_LETTERS.values().forEach(own -> topics.put(own, requireNonNull(topics.get(DEAD_LETTERS))));
        return topics;
    }

    static Set<String> read(String service) {
        return topicsOf(service, "receive");
    }

    static Set<String> written(String service) {
        Set<String> written = topicsOf(service, "send");
        if (OWN_DEAD_LETTERS.containsKey(service)) {
            written.add(requireNonNull(OWN_DEAD_LETTERS.get(service)));
        }
        return written;
    }

    static String group(String service) {
        return Project.settings(service).getProperty("lumbar.group");
    }

    private static Set<String> topicsOf(String service, String action) {
        Set<String> topics = new TreeSet<>();
        for (JsonNode operation : API.path("operations")) {
            boolean theirs = operation.at("/tags/0/name").asText().equals(service + "-service");
            if (theirs && operation.path("action").asText().equals(action)) {
                topics.add(resolve(operation.path("channel")).path("address").asText());
            }
        }
        return topics;
    }

    private static JsonNode resolve(JsonNode node) {
        return node.has("$ref") ? API.at(node.path("$ref").asText().substring(1)) : node;
    }

    private static JsonNode api() {
        try (InputStream file = Contract.class.getResourceAsStream("/lumbar/contracts/asyncapi.yaml")) {
            return Project.YAML.readTree(requireNonNull(file, "no contract on the class path"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
