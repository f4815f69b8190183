package org.lumbar.session.problem;

/** PostgreSQL did not answer a request in time; answered as 503, and the same request may succeed a moment later. */
public final class DatabaseAway extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public DatabaseAway(Throwable cause) {
        super("PostgreSQL is away", cause);
    }
}
