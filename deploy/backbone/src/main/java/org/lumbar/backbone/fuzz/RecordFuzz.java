package org.lumbar.backbone.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.function.IntFunction;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.lumbar.backbone.Mutations;
import org.lumbar.backbone.TestStack;
import org.lumbar.backbone.Topics;

/** Sends records that are made of the contract's valid examples, in batches, with a good one between them now and then. */
final class RecordFuzz {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int CLIENTS = 200;
    private static final int GOOD_EVERY = 25;
    private static final int LARGEST = 4 << 20;

    private final FuzzRun run;
    private final TestStack stack;
    private final Canary canary;
    private final List<FuzzSource> sources;
    private final IntFunction<FuzzSource.Good> good;

    RecordFuzz(
            FuzzRun run, TestStack stack, Canary canary, List<FuzzSource> sources, IntFunction<FuzzSource.Good> good) {
        this.run = run;
        this.stack = stack;
        this.canary = canary;
        this.sources = sources;
        this.good = good;
    }

    /** Sends the inputs {@code first} to {@code first + count} − 1, and returns when the broker has them all. */
    void send(int first, int count) {
        Map<String, Object> config = Map.of(
                "bootstrap.servers",
                stack.bootstrapServers(),
                "max.request.size",
                LARGEST,
                "linger.ms",
                5,
                "compression.type",
                "lz4");
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer())) {
            for (int i = 0; i < count; i++) {
                producer.send(i % GOOD_EVERY == 0 ? good(i / GOOD_EVERY) : record(first + i));
            }
            producer.flush();
        }
    }

    static int goodAmong(int records) {
        return (records + GOOD_EVERY - 1) / GOOD_EVERY;
    }

    private ProducerRecord<byte[], byte[]> good(int number) {
        FuzzSource.Good made = good.apply(number);
        return new ProducerRecord<>(
                stack.topic(made.topic()),
                Topics.partition(made.key()),
                null,
                made.key().getBytes(UTF_8),
                made.value(),
                made.headers());
    }

    private ProducerRecord<byte[], byte[]> record(int number) {
        SplittableRandom random = run.random(number);
        Mutations mutations = run.mutations(number);
        FuzzSource source = sources.get(number % sources.size());
        byte[] example = source.examples().get(random.nextInt(source.examples().size()));
        JsonNode tree = read(ofAnotherClient(example, random));
        String key = source.key().apply(tree);
        Headers headers = source.headers();
        byte[] marked = (random.nextInt(4) == 0 ? tree : canary.into(tree, random))
                .toString()
                .getBytes(UTF_8);
        byte @Nullable [] value = random.nextInt(5) < 3 ? mutations.json(marked) : marked;
        byte[] sentKey = key.getBytes(UTF_8);
        if (random.nextInt(12) == 0) {
            sentKey = random.nextBoolean()
                    ? mutations.bytes(sentKey)
                    : mutations.text(key + canary.place()).getBytes(UTF_8);
            value = random.nextInt(4) == 0 ? null : value;
        }
        return new ProducerRecord<>(
                stack.topic(source.topic()),
                Topics.partition(key),
                null,
                sentKey,
                value,
                random.nextInt(6) == 0 ? mutations.headers(headers) : headers);
    }

    /** Else one tombstone would be the end of all that is said of the client. */
    private byte[] ofAnotherClient(byte[] example, SplittableRandom random) {
        JsonNode tree = read(example);
        String client = tree.path("clientId").asText(tree.path("subject").asText(""));
        UUID other = run.id("client " + random.nextInt(CLIENTS));
        return client.isEmpty()
                ? example
                : new String(example, UTF_8).replace(client, other.toString()).getBytes(UTF_8);
    }

    private static JsonNode read(byte[] json) {
        try {
            return JSON.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException("an example is JSON", e);
        }
    }
}
