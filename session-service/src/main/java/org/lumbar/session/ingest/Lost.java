package org.lumbar.session.ingest;

/** The records are no longer this consumer's: the group has gone on without it, and nothing of the batch is published. */
final class Lost extends Exception {
    private static final long serialVersionUID = 1L;

    Lost(String how) {
        super(how, null, false, false);
    }
}
