package org.lumbar.local;

import java.util.Optional;
import org.lumbar.backbone.KafkaBroker;
import org.lumbar.backbone.ProcessTree;

/** Kafka, wherever it runs. Starting what runs and stopping what doesn't does nothing. */
interface Broker {
    void start();

    void stop();

    /** Its processes, if it has some of its own and they run. */
    Optional<ProcessTree> processes();

    /** Whether its process has ended though nobody stopped it. */
    boolean hasEnded();

    /** In this JVM, where it can't be broken alone. */
    record InThisJvm(KafkaBroker broker) implements Broker {
        @Override
        public void start() {
            broker.start();
        }

        @Override
        public void stop() {
            broker.stop();
        }

        @Override
        public Optional<ProcessTree> processes() {
            return Optional.empty();
        }

        @Override
        public boolean hasEnded() {
            return false;
        }
    }
}
