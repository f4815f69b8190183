package org.lumbar.session.store;

import java.util.Set;
import java.util.UUID;

/** Locks that the work needs are somebody else's now: nothing is done, and the same work is done again later. */
public final class Locked extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Set<Integer> buckets;

    public Locked(Set<Integer> buckets) {
        super("locked", null, false, false);
        this.buckets = buckets;
    }

    /** True if what belongs to the client has to wait. */
    public boolean concerns(UUID client) {
        return buckets.contains(ClientLocks.bucket(client));
    }
}
