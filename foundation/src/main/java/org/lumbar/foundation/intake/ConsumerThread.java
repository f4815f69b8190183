package org.lumbar.foundation.intake;

import io.smallrye.reactive.messaging.kafka.KafkaConsumer;
import io.vertx.mutiny.core.Vertx;
import org.apache.kafka.clients.consumer.Consumer;

/**
 * The thread that polls for one consumer, and alone may speak to it. Once it has polled ahead, SmallRye would have it poll every 2 ms
 * for nothing: here it sleeps until the work goes on.
 */
final class ConsumerThread {
    private static final long NAP_AFTER_MS = 4;
    private static final long LONGEST_NAP_MS = 100;

    private final Vertx vertx;
    private final KafkaConsumer<?, ?> consumer;

    // Both guarded by this.
    private boolean busy;
    private long changes;

    ConsumerThread(Vertx vertx, KafkaConsumer<?, ?> consumer) {
        this.vertx = vertx;
        this.consumer = consumer;
    }

    /** Has it do something soon, and waits for nothing. If it has ended, nothing happens. */
    void soon(java.util.function.Consumer<Consumer<?, ?>> what) {
        var unused = consumer.runOnPollingThread(polling -> {
                    what.accept(polling);
                })
                .subscribe()
                .with(done -> {}, closed -> {
                    // There is nobody left to ask.
                });
    }

    /**
     * The work on batches has begun, gone on or ended.
     *
     * @param more there are batches that are not done
     */
    synchronized void changed(boolean more) {
        if (more && !busy) {
            napSoon();
        }
        busy = more;
        changes++;
        notifyAll();
    }

    private void napSoon() {
        var unused = vertx.getDelegate().setTimer(NAP_AFTER_MS, timer -> soon(this::nap));
    }

    /** Paused, it has polled ahead. Heartbeats have a thread of their own, and a rebalance can wait for a moment. */
    private synchronized void nap(Consumer<?, ?> polling) {
        if (busy && !polling.paused().isEmpty()) {
            long before = changes;
            long until = System.nanoTime() + LONGEST_NAP_MS * 1_000_000;
            while (changes == before && System.nanoTime() < until) {
                try {
                    wait(Math.max(1, (until - System.nanoTime()) / 1_000_000));
                } catch (InterruptedException end) {
                    Thread.currentThread().interrupt();
                    return;
                }
            }
        }
        if (busy) {
            napSoon();
        }
    }
}
