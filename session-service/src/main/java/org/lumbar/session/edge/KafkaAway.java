package org.lumbar.session.edge;

/** Not every in-sync replica has acknowledged an event in time. */
final class KafkaAway extends RuntimeException {
    private static final long serialVersionUID = 1L;

    KafkaAway(Throwable cause) {
        super("session events not acknowledged", cause);
    }
}
