package org.lumbar.backbone;

import java.util.List;
import java.util.Properties;
import java.util.StringJoiner;
import org.apache.kafka.common.Uuid;

/**
 * A broker's place among those that are one cluster on the loopback interface; each is broker and controller. With several of them
 * every record is on {@link #copies()} brokers, and acknowledged when {@link #inSync()} have it.
 *
 * @param node from 1 on
 * @param clusterId the same for all
 * @param controllerPorts where the controllers listen to each other, in the order of their nodes
 */
public record KafkaMember(int node, String clusterId, List<Integer> controllerPorts) {
    private static final int MOST_COPIES = 3;

    public KafkaMember {
        controllerPorts = List.copyOf(controllerPorts);
        if (node < 1 || node > controllerPorts.size()) {
            throw new IllegalArgumentException("There is no node " + node + " among " + controllerPorts.size());
        }
    }

    static KafkaMember alone(int controllerPort) {
        return new KafkaMember(1, newClusterId(), List.of(controllerPort));
    }

    /** An id for a cluster that is yet to be made. */
    public static String newClusterId() {
        return Uuid.randomUuid().toString();
    }

    /** On how many brokers each record is: three if there are as many. */
    public int copies() {
        return copies(controllerPorts.size());
    }

    /** How many of them must have a record before it is acknowledged: all but one. */
    public int inSync() {
        return Math.max(1, copies() - 1);
    }

    static int copies(int brokers) {
        return Math.min(MOST_COPIES, brokers);
    }

    int controllerPort() {
        return controllerPorts.get(node - 1);
    }

    /** What every member is told of the cluster. */
    Properties settings() {
        StringJoiner voters = new StringJoiner(",");
        for (int i = 0; i < controllerPorts.size(); i++) {
            voters.add((i + 1) + "@localhost:" + controllerPorts.get(i));
        }
        String copies = Integer.toString(copies());
        String inSync = Integer.toString(inSync());
        Properties settings = new Properties();
        settings.put("node.id", Integer.toString(node));
        settings.put("controller.quorum.voters", voters.toString());
        settings.put("min.insync.replicas", inSync);
        settings.put("offsets.topic.replication.factor", copies);
        settings.put("transaction.state.log.replication.factor", copies);
        settings.put("transaction.state.log.min.isr", inSync);
        settings.put("share.coordinator.state.topic.replication.factor", copies);
        settings.put("share.coordinator.state.topic.min.isr", inSync);
        return settings;
    }
}
