package org.lumbar.simulator.story;

/** The way a client's events take. */
public enum Channel {
    /** The app, over HTTP with the client's own token. */
    PHONE,
    /** A gateway, over HTTP with an event-producer's token. */
    GATEWAY,
    /** The app's backend, straight to Kafka, CloudEvents structured mode. */
    BACKEND_STRUCTURED,
    /** The same in CloudEvents binary mode. */
    BACKEND_BINARY
}
