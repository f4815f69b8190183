package org.lumbar.insights.receipt;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.kafka.Record;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.jboss.logging.Logger;
import org.lumbar.foundation.erasure.ErasureReceipt;

/**
 * Publishes receipts of erasures that have been committed, at least once: a crash after the acknowledgement, or a second replica, sends
 * one again, and readers take the first. No transaction is open while Kafka is awaited.
 */
@ApplicationScoped
class ReceiptRelay {

    private static final Logger LOG = Logger.getLogger(ReceiptRelay.class);
    private static final int AT_ONCE = 100;

    /** Longer than the producer's own patience. */
    private static final Duration PATIENCE = Duration.ofSeconds(45);

    private final Receipts receipts;
    private final MutinyEmitter<Record<String, byte[]>> topic;

    ReceiptRelay(Receipts receipts, @Channel("erasure-receipts") MutinyEmitter<Record<String, byte[]>> topic) {
        this.receipts = receipts;
        this.topic = topic;
    }

    @Scheduled(every = "${lumbar.receipts.publish-every:2s}", concurrentExecution = ConcurrentExecution.SKIP)
    void publishAll() {
        try {
            int sent = AT_ONCE;
            while (sent == AT_ONCE) {
                sent = publishSome();
            }
        } catch (RuntimeException failure) {
            // The next round tries again.
            LOG.warnf(
                    "Receipts of erasures have to wait: %s", failure.getClass().getSimpleName());
        }
    }

    private int publishSome() {
        List<ErasureReceipt> waiting = QuarkusTransaction.requiringNew().call(() -> receipts.unpublished(AT_ONCE));
        for (ErasureReceipt receipt : waiting) {
            topic.send(Record.of(receipt.clientId().toString(), receipt.toJson()))
                    .await()
                    .atMost(PATIENCE);
        }
        if (!waiting.isEmpty()) {
            QuarkusTransaction.requiringNew()
                    .run(() -> receipts.published(
                            waiting.stream().map(ErasureReceipt::clientId).toList()));
        }
        return waiting.size();
    }
}
