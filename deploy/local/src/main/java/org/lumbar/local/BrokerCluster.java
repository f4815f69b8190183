package org.lumbar.local;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.lumbar.backbone.FreePort;
import org.lumbar.backbone.KafkaMember;
import org.lumbar.backbone.ProcessTree;

/** Kafka as several brokers, each a process of its own: broker and controller. */
final class BrokerCluster implements Broker {
    private static final long MILLISECONDS_BETWEEN_LOOKS = 200;
    private static final long LONGEST_START_SECONDS = 60;

    private final List<BrokerProcess> members = new ArrayList<>();
    private final String bootstrapServers;

    BrokerCluster(DataFolder folder, int brokers) {
        List<Integer> ports = different(2 * brokers);
        List<Integer> controllers = ports.subList(brokers, ports.size());
        String clusterId = KafkaMember.newClusterId();
        for (int node = 1; node <= brokers; node++) {
            members.add(
                    BrokerProcess.member(folder, ports.get(node - 1), new KafkaMember(node, clusterId, controllers)));
        }
        this.bootstrapServers = ports.subList(0, brokers).stream()
                .map(port -> "localhost:" + port)
                .collect(Collectors.joining(","));
    }

    private static List<Integer> different(int ports) {
        return IntStream.generate(FreePort::find)
                .distinct()
                .limit(ports)
                .boxed()
                .toList();
    }

    /** Every broker's address for clients. */
    String bootstrapServers() {
        return bootstrapServers;
    }

    /** In the order of their nodes, the first of which is 1. */
    List<BrokerProcess> members() {
        return List.copyOf(members);
    }

    /** Returns when all of them know each other. */
    @Override
    public void start() {
        Together.run(members.stream().map(member -> (Runnable) member::start).toArray(Runnable[]::new));
        try (Admin admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers))) {
            long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(LONGEST_START_SECONDS);
            while (admin.describeCluster().nodes().get().size() < members.size()) {
                if (System.nanoTime() > deadline) {
                    throw new LocalFault("The brokers did not find each other in " + LONGEST_START_SECONDS + " s.");
                }
                TimeUnit.MILLISECONDS.sleep(MILLISECONDS_BETWEEN_LOOKS);
            }
        } catch (ExecutionException e) {
            throw new LocalFault("The brokers do not answer (" + e.getCause() + ").", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LocalFault("Interrupted while the brokers started.", e);
        }
    }

    @Override
    public void stop() {
        Together.run(members.stream().map(member -> (Runnable) member::stop).toArray(Runnable[]::new));
    }

    /** Empty: there are several, see {@link #members()}. */
    @Override
    public Optional<ProcessTree> processes() {
        return Optional.empty();
    }

    @Override
    public boolean hasEnded() {
        return members.stream().anyMatch(BrokerProcess::hasEnded);
    }
}
