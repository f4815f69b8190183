package org.lumbar.session.edge;

/** A request names a client of whom there may be news on the way; its other events are acknowledged. */
final class ClientNotYetKnown extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ClientNotYetKnown() {
        super("a client is not known yet", null, false, false);
    }
}
