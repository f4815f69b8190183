package org.lumbar.foundation.intake;

import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import io.smallrye.reactive.messaging.kafka.KafkaConsumer;
import org.apache.kafka.clients.consumer.Consumer;

/** The thread that polls for one channel, which alone may speak to the channel's consumer. */
final class PollingThread {
    private final KafkaClientService clients;
    private final String channel;

    PollingThread(KafkaClientService clients, String channel) {
        this.clients = clients;
        this.channel = channel;
    }

    /** Has it do something soon, and waits for nothing. If there is no consumer, or no longer, nothing happens. */
    void soon(java.util.function.Consumer<Consumer<?, ?>> question) {
        KafkaConsumer<Object, Object> consumer = clients.getConsumer(channel);
        if (consumer != null) {
            var unused = consumer.runOnPollingThread(polling -> {
                        question.accept(polling);
                    })
                    .subscribe()
                    .with(answered -> {}, silent -> {
                        // No answer is what liveness waits for.
                    });
        }
    }
}
