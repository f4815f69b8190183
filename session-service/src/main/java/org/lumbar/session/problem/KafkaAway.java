package org.lumbar.session.problem;

/** Not every in-sync replica has acknowledged an event in time. */
public final class KafkaAway extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public KafkaAway(Throwable cause) {
        super("session events not acknowledged", cause);
    }
}
