package org.lumbar.routine.storage;

import jakarta.persistence.EntityManager;

/** What nobody waits for may take longer than a request: a batch that is given up for its time would be given up for ever. */
public final class LongerTransaction {
    private LongerTransaction() {}

    /** Lets the transaction that has just begun last for up to 8 s. */
    public static void allow(EntityManager entities) {
        var unused = entities.createNativeQuery("select set_config('transaction_timeout', '8s', true),"
                        + " set_config('statement_timeout', '8s', true),"
                        + " set_config('idle_in_transaction_session_timeout', '8s', true)")
                .getSingleResult();
    }
}
