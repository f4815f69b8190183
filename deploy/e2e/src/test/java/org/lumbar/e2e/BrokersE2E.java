package org.lumbar.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.lumbar.backbone.ProcessTree;
import org.lumbar.backbone.Topics;

/**
 * Stories of three brokers, each record on all of them and acknowledged by two: leaders are killed and frozen, the controller is killed,
 * the disk of one is full. The brokers' data of node 3 is on a {@link SmallDisk}. {@code deploy/e2e/proofs brokers}.
 */
@EnabledIfEnvironmentVariable(
        named = "LUMBAR_PROOFS",
        matches = "(.*,)?brokers(,.*)?",
        disabledReason = "nobody asked for this proof")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class BrokersE2E {
    private static final int BROKERS = 3;
    private static final int DISK_MEGABYTES = 192;
    private static final int PHONES = 3;
    private static final int CLIENTS_OF_A_PHONE = 4;
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    /** The controller takes who is silent for 9 s off the list of those in sync; then another has to be elected, and found. */
    private static final Duration LONGEST_WITHOUT_202 = Duration.ofSeconds(20);

    private static SystemUnderTest system;
    private static @Nullable SmallDisk disk;
    private static BrokerWatch brokers;

    private final int kills = OnDemand.number("LUMBAR_KILLS", 5);
    private final int diskFullSeconds = OnDemand.number("LUMBAR_DISK_FULL", 30);

    @BeforeAll
    static void start() {
        system = SystemUnderTest.startBreakable(BROKERS, data -> {
            if (SmallDisk.isPossible()) {
                disk = SmallDisk.at(data.resolve("kafka-" + BROKERS), DISK_MEGABYTES);
            }
        });
        system.stack().watch(System.out::println);
        brokers = new BrokerWatch(system);
    }

    @AfterAll
    static void stop() {
        if (brokers != null) {
            brokers.close();
        }
        if (system != null) {
            system.close();
        }
        if (disk != null) {
            disk.close();
        }
    }

    @Test
    @Order(1)
    @Timeout(600)
    void theLeaderIsKilledAgainAndAgainAndTheControllerOnce() {
        whileClientsSend("leader killed " + kills + " times, controller once", clients -> {
            for (int kill = 0; kill < kills; kill++) {
                killed(brokers.leaderOf(clients.get(kill % clients.size())));
            }
            killed(brokers.controller());
        });
    }

    @Test
    @Order(2)
    @Timeout(600)
    void theLeaderFreezesAndWakesUpWhenAnotherLeads() {
        whileClientsSend("leader frozen for 20 s", clients -> {
            ProcessTree leader =
                    system.stack().broker(brokers.leaderOf(clients.get(0))).orElseThrow();
            leader.freeze();
            Passing.of(Duration.ofSeconds(20));
            leader.thaw();
            awaitWhole();
        });
    }

    @Test
    @Order(3)
    @Timeout(600)
    void theDiskOfOneBrokerIsFullAndThenFreed() {
        SmallDisk full = disk;
        assumeTrue(full != null, "only root can mount a disk that is small enough to fill");
        Objects.requireNonNull(full);
        whileClientsSend("disk of one broker full for " + diskFullSeconds + " s", clients -> {
            full.fill();
            Passing.of(Duration.ofSeconds(diskFullSeconds));
            full.free();
            awaitWhole();
        });
    }

    /** Returns when another process is there in its place, and all have everything again. */
    private static void killed(int node) {
        ProcessTree before = system.stack().broker(node).orElseThrow();
        before.kill();
        Passing.until(
                System.nanoTime(),
                "broker " + node + " is started again",
                PATIENCE,
                () -> system.stack()
                                .broker(node)
                                .filter(now -> now.root().pid() != before.root().pid())
                                .isPresent()
                        && listens(node));
        awaitWhole();
    }

    /** Not before it has said so to the controller; until then the others take it for the one that was killed. */
    private static boolean listens(int node) {
        String address = system.kafka().bootstrapServers().split(",", -1)[node - 1];
        try (Socket door = new Socket()) {
            int port = Integer.parseInt(address.substring(address.indexOf(':') + 1));
            door.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1_000);
            return true;
        } catch (IOException away) {
            return false;
        }
    }

    private static void awaitWhole() {
        Passing.until(
                System.nanoTime(),
                "every partition is on all brokers",
                PATIENCE,
                () -> IntStream.rangeClosed(1, BROKERS).allMatch(BrokersE2E::listens) && brokers.isWhole());
    }

    private interface Breaking {
        void of(List<Newcomer> clients);
    }

    private static void whileClientsSend(String story, Breaking breaking) {
        List<Newcomer> clients = clientsOfEveryBroker();
        Ledger ledger = new Ledger();
        List<Prober> phones = new ArrayList<>();
        IntConsumer phone =
                from -> phones.add(Prober.of(system, clients.subList(from, from + CLIENTS_OF_A_PHONE), ledger));
        IntStream.range(0, PHONES).map(i -> i * CLIENTS_OF_A_PHONE).forEach(phone);
        try {
            awaitPromises(ledger, ledger.promised() + 60);
            breaking.of(clients);
            awaitPromises(ledger, ledger.promised() + 60);
        } finally {
            phones.forEach(Prober::close);
        }
        List<Prober.Given> answers =
                phones.stream().flatMap(each -> each.since(0).stream()).toList();
        Ledger.Verdict verdict = new Stored(system, clients, ledger).holds(PATIENCE);
        Duration slowest = answers.stream()
                .map(Prober.Given::took)
                .max(Duration::compareTo)
                .orElseThrow();
        Duration longest = phones.stream()
                .map(Prober::longestWithoutPromise)
                .max(Duration::compareTo)
                .orElseThrow();
        long unavailable =
                answers.stream().filter(answer -> answer.status() == 503).count();
        System.out.println(String.format(
                Locale.ROOT,
                "proof: %s: %s; %d answers, %d of them 503, slowest %s; longest without a 202 %s",
                story,
                verdict,
                answers.size(),
                unavailable,
                Passing.seconds(slowest),
                Passing.seconds(longest)));
        assertThat(answers).allSatisfy(answer -> assertThat(answer.status()).isIn(202, 503));
        assertThat(slowest).isLessThan(Duration.ofSeconds(2));
        assertThat(longest).isLessThan(LONGEST_WITHOUT_202);
    }

    /** Neighbours have their events in different partitions. */
    private static List<Newcomer> clientsOfEveryBroker() {
        return Newcomer.practice(system, PHONES * CLIENTS_OF_A_PHONE).stream()
                .sorted(java.util.Comparator.comparing(
                        client -> Topics.partition(client.clientId().toString())))
                .toList();
    }

    private static void awaitPromises(Ledger ledger, int promises) {
        Passing.until(
                System.nanoTime(), promises + " events are promised", PATIENCE, () -> ledger.promised() >= promises);
    }
}
