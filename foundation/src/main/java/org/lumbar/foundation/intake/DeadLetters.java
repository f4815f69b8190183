package org.lumbar.foundation.intake;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.lumbar.foundation.failure.Blame;

/**
 * Sets bad records apart: their own key and bytes, and headers that say why and from where without quoting them.
 *
 * <p>A letter that the broker refuses for itself, because it is too large, goes without its value, and says so. One
 * that is refused even so is noted by its place and its code, in the log and in a metric. Neither costs any other record.
 */
final class DeadLetters {
    private static final Logger LOG = Logger.getLogger(DeadLetters.class);

    private final Supplier<Producer<byte[], byte[]>> producer;
    private final String topic;
    private final IntakeMeters meters;
    private final Clock clock;

    /**
     * @param producer asks for {@code acks=all}; it is called for every batch that has bad records
     * @param topic where letters go
     */
    DeadLetters(Supplier<Producer<byte[], byte[]>> producer, String topic, IntakeMeters meters, Clock clock) {
        this.producer = producer;
        this.topic = topic;
        this.meters = meters;
        this.clock = clock;
    }

    /**
     * Returns when every letter is acknowledged, or noted.
     *
     * @throws InterruptedException if the thread is told to end
     * @throws ExecutionException if the broker is away; some letters may be there already, and may be sent again
     */
    void write(List<DeadLetter> letters) throws InterruptedException, ExecutionException {
        if (letters.isEmpty()) {
            return;
        }
        List<DeadLetter> tooLarge = sent(letters, true);
        for (DeadLetter letter : sent(tooLarge, false)) {
            LOG.errorf("No dead letter can hold %s: it is noted here only, as %s", letter.place(), code(letter));
            meters.noted(code(letter));
        }
    }

    /** Sends all at once and waits for all; returns those that were refused for themselves. */
    private List<DeadLetter> sent(List<DeadLetter> letters, boolean whole)
            throws InterruptedException, ExecutionException {
        List<Future<?>> acknowledgements = new ArrayList<>();
        for (DeadLetter letter : letters) {
            acknowledgements.add(send(record(letter, whole)));
        }
        List<DeadLetter> refused = new ArrayList<>();
        for (int i = 0; i < letters.size(); i++) {
            DeadLetter letter = letters.get(i);
            try {
                acknowledgements.get(i).get();
                LOG.warnf("%s is set apart%s: %s", letter.place(), whole ? "" : " without its value", code(letter));
                meters.setApart(code(letter));
            } catch (ExecutionException failure) {
                if (Blame.of(failure) == Blame.OUTAGE) {
                    throw failure;
                }
                refused.add(letter);
            }
        }
        return refused;
    }

    /** What the producer throws at once, and what it answers later, is one thing to us. */
    private Future<?> send(ProducerRecord<byte[], byte[]> record) {
        try {
            return producer.get().send(record);
        } catch (RuntimeException failure) {
            return CompletableFuture.failedFuture(failure);
        }
    }

    private ProducerRecord<byte[], byte[]> record(DeadLetter letter, boolean whole) {
        var source = letter.source();
        Headers headers = new RecordHeaders();
        add(headers, "lumbar-code", letter.fault().code());
        add(headers, "lumbar-pointer", letter.fault().pointer());
        add(headers, "lumbar-topic", source.topic());
        add(headers, "lumbar-partition", String.valueOf(source.partition()));
        add(headers, "lumbar-offset", String.valueOf(source.offset()));
        add(headers, "lumbar-rejected-at", clock.instant().toString());
        byte[] value = source.value();
        if (!whole && value != null) {
            add(headers, "lumbar-value", "omitted");
        }
        return new ProducerRecord<>(topic, null, null, source.key(), whole ? value : null, headers);
    }

    private static String code(DeadLetter letter) {
        return letter.fault().code();
    }

    private static void add(Headers headers, String name, @Nullable String value) {
        if (value != null) {
            headers.add(name, value.getBytes(UTF_8));
        }
    }
}
