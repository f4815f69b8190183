package org.lumbar.session.ingest;

/** Something this service needs is away: nothing is wrong with the data, so the same work is done again later. */
final class Outage extends Exception {
    private static final long serialVersionUID = 1L;

    Outage(String what, Throwable cause) {
        super(what, cause);
    }
}
