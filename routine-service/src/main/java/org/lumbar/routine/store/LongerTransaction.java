package org.lumbar.routine.store;

import jakarta.persistence.EntityManager;

/** What nobody waits for may take longer than a request: a batch that is given up for its time would be given up for ever. */
public final class LongerTransaction {
    private LongerTransaction() {}

    /** Lets the transaction that has just begun last for so many seconds on the server. Its own time-out is the caller's to set. */
    public static void allow(EntityManager entities, int seconds) {
        var unused = entities.createNativeQuery("select set_config('transaction_timeout', :time, true),"
                        + " set_config('statement_timeout', :time, true),"
                        + " set_config('idle_in_transaction_session_timeout', :time, true)")
                .setParameter("time", seconds + "s")
                .getSingleResult();
    }
}
