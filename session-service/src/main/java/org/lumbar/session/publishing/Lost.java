package org.lumbar.session.publishing;

/** The records are no longer this consumer's: the group has gone on without it, and nothing of the batch is published. */
public final class Lost extends Exception {
    private static final long serialVersionUID = 1L;

    public Lost(String how) {
        super(how, null, false, false);
    }
}
