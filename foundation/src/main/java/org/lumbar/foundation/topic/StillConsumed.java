package org.lumbar.foundation.topic;

/** The group has members, so nothing of it was changed; the message says so in words for an operator. */
public final class StillConsumed extends Exception {
    private static final long serialVersionUID = 1L;

    StillConsumed(Throwable cause) {
        super("Instances of the service still consume: stop them first", cause);
    }
}
