package org.lumbar.session.redrive;

import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.lumbar.session.ingest.Recheck;
import org.lumbar.session.publishing.Topics;

/**
 * Sends dead letters to the topic of events once more, as they first came: key, bytes and headers. The headers are those of the
 * rejected record, which its topic keeps for 28 days; after that a letter has none. Whatever arrives twice counts once, by its id.
 */
@ApplicationScoped
class Redrive {
    private static final int LETTERS_AT_ONCE = 200;

    private final Map<String, Object> broker;
    private final Topics topics;
    private final Recheck recheck;
    private final Redriven redriven;

    Redrive(
            @Identifier("default-kafka-broker") Map<String, Object> broker,
            Topics topics,
            Recheck recheck,
            Redriven redriven) {
        this.broker = broker;
        this.topics = topics;
        this.recheck = recheck;
        this.redriven = redriven;
    }

    /** Looks at all dead letters that are there when it begins; sends those it should, if it should. */
    Report run(Selection selection) throws Exception {
        Report report = new Report();
        try (Topic letters = new Topic(broker, topics.sessionEventsDlq(), LETTERS_AT_ONCE);
                Topic events = new Topic(broker, topics.sessionEvents(), 1);
                Producer<byte[], byte[]> producer = producer()) {
            letters.readAll(record -> {
                Letter letter = Letter.of(record);
                if (letter != null && selection.includes(letter)) {
                    report.add(letter, handle(letter, selection, events, producer));
                }
            });
        }
        return report;
    }

    private Verdict handle(Letter letter, Selection selection, Topic events, Producer<byte[], byte[]> producer)
            throws Exception {
        if (!letter.topic().equals(topics.sessionEvents())) {
            return Verdict.NOT_OURS;
        }
        ConsumerRecord<byte[], byte[]> original = events.original(letter);
        if (original == null && letter.isWithoutBytes()) {
            return Verdict.GONE;
        }
        ConsumerRecord<byte[], byte[]> content = original == null ? bare(letter) : original;
        Verdict verdict = judge(letter, content, selection.sending().force());
        if (verdict != Verdict.SEND || !selection.sending().send()) {
            return verdict;
        }
        var again =
                new ProducerRecord<>(topics.sessionEvents(), null, content.key(), content.value(), content.headers());
        producer.send(again).get();
        redriven.add(letter.record());
        TimeUnit.NANOSECONDS.sleep(
                TimeUnit.SECONDS.toNanos(1) / selection.sending().perSecond());
        return Verdict.SENT;
    }

    private Verdict judge(Letter letter, ConsumerRecord<byte[], byte[]> content, boolean force) throws SQLException {
        if (force) {
            return Verdict.SEND;
        }
        if (redriven.contains(letter.record())) {
            return Verdict.SENT_BEFORE;
        }
        return recheck.objection(content) == null ? Verdict.SEND : Verdict.AS_BEFORE;
    }

    /** Key and bytes without the headers, which say why it is a dead letter. */
    private static ConsumerRecord<byte[], byte[]> bare(Letter letter) {
        byte @Nullable [] key = letter.record().key();
        return new ConsumerRecord<>(
                letter.topic(),
                letter.partition(),
                letter.offset(),
                key,
                letter.record().value());
    }

    private Producer<byte[], byte[]> producer() {
        Map<String, Object> config = new HashMap<>(broker);
        config.put(ProducerConfig.ACKS_CONFIG, "all");
        config.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        return new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer());
    }
}
