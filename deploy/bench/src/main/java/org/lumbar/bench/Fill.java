package org.lumbar.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.utils.Utils;
import org.jspecify.annotations.Nullable;
import org.lumbar.simulator.Generator;
import org.lumbar.simulator.event.SessionEvent;
import org.lumbar.simulator.routine.Catalogue;
import org.lumbar.simulator.schedule.Plan;
import org.lumbar.simulator.story.Practice;
import org.lumbar.simulator.story.Setting;
import org.lumbar.simulator.story.SimulatedClient;

/** Writes a simulated practice into topics: its clients and plans as routine-service would publish them, and its events. */
final class Fill implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final KafkaProducer<byte[], byte[]> producer;
    private final Setting setting;
    private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();

    Fill(String bootstrap, Setting setting) {
        this.producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrap, "linger.ms", 20, "batch.size", 256 * 1024),
                new ByteArraySerializer(),
                new ByteArraySerializer());
        this.setting = setting;
    }

    /** What was written: distinct events, and records in all. */
    record Filled(long events, long records) {}

    /**
     * Writes events as they leave the phones; the simulator's own resends are left out, and others are put in.
     *
     * @param resent share of the records that repeat one of the last few thousand
     */
    Filled events(String topic, double resent) {
        Random random = new Random(1);
        List<Generator.KeyedEvent> recent = new ArrayList<>();
        Set<Object> seen = new HashSet<>();
        long records = 0;
        Iterator<SessionEvent> events = Generator.events(setting).iterator();
        while (events.hasNext()) {
            var event = events.next();
            if (!seen.add(event.id())) {
                continue;
            }
            Generator.KeyedEvent keyed =
                    new Generator.KeyedEvent(event.clientId().toString().getBytes(UTF_8), event.structured());
            send(topic, keyed);
            records++;
            if (recent.size() < 5_000) {
                recent.add(keyed);
            } else {
                recent.set((int) (records % recent.size()), keyed);
            }
            // So that the wanted share of all records are repetitions.
            if (random.nextDouble() < resent / (1 - resent)) {
                send(topic, recent.get(random.nextInt(recent.size())));
                records++;
            }
        }
        flush();
        return new Filled(seen.size(), records);
    }

    private void send(String topic, Generator.KeyedEvent event) {
        send(new ProducerRecord<>(topic, event.key(), event.value()));
    }

    private void send(ProducerRecord<byte[], byte[]> record) {
        var unused = producer.send(record, (written, e) -> {
            if (e != null) {
                failure.compareAndSet(null, e);
            }
        });
    }

    /** Waits until everything is written. */
    private void flush() {
        producer.flush();
        if (failure.get() != null) {
            throw new IllegalStateException("not all of the practice is written", failure.get());
        }
    }

    void clientsAndPlans(String clients, String plans) {
        Catalogue catalogue = Catalogue.builtIn();
        for (SimulatedClient client : new Practice(setting).clients()) {
            byte[] id = client.clientId().toString().getBytes(UTF_8);
            int partition = Utils.toPositive(Utils.murmur2(id)) % Lab.PARTITIONS;
            send(new ProducerRecord<>(clients, partition, id, bytes(snapshot(client))));
            for (Plan plan : client.plans()) {
                byte[] key = (client.clientId() + ":" + plan.planId()).getBytes(UTF_8);
                byte[] value = bytes(PlanSnapshot.of(
                        setting.practiceId(), plan, catalogue.routine(plan.routineKey()), setting.until()));
                send(new ProducerRecord<>(plans, partition, key, value));
            }
        }
        flush();
    }

    private ObjectNode snapshot(SimulatedClient client) {
        ObjectNode node = JSON.createObjectNode()
                .put("clientId", client.clientId().toString())
                .put("practiceId", setting.practiceId().toString())
                .put("revision", 1)
                .put("displayName", "client " + client.index())
                .put("timezone", client.timezone())
                .put("status", "ACTIVE");
        client.careTeam().forEach(node.putArray("careTeam")::add);
        node.putArray("lockClearances");
        return node;
    }

    private static byte[] bytes(ObjectNode node) {
        return node.toString().getBytes(UTF_8);
    }

    @Override
    public void close() {
        producer.close();
    }
}
