package org.lumbar.session.store;

import java.sql.SQLException;
import org.apache.kafka.common.errors.RetriableException;
import org.jspecify.annotations.Nullable;

/** Something this service needs is away: nothing is wrong with the data, so the same work is done again later. */
public final class Outage extends Exception {
    private static final long serialVersionUID = 1L;

    private final boolean answers;

    private Outage(String what, Throwable cause, boolean answers) {
        super(what, cause);
        this.answers = answers;
    }

    public static Outage of(SQLException e) {
        return new Outage("PostgreSQL, SQLState " + e.getSQLState(), e, answers(e.getSQLState()));
    }

    public static Outage ofKafka(Exception e) {
        return new Outage("Kafka, " + e.getClass().getSimpleName(), e, !isAway(e));
    }

    static Outage ofOwn(RuntimeException e) {
        return new Outage(e.getClass().getSimpleName(), e, true);
    }

    /** True if what failed is there, and says no: if that goes on, somebody should be told. */
    public boolean answers() {
        return answers;
    }

    /** Classes 08 connection, 53 insufficient resources, 57 operator intervention but for a statement's time-out, 58 system. */
    private static boolean answers(@Nullable String state) {
        return state != null
                && state.length() == 5
                && (state.equals("57014")
                        || !(state.startsWith("08")
                                || state.startsWith("53")
                                || state.startsWith("57")
                                || state.startsWith("58")));
    }

    public static boolean isAway(@Nullable Throwable e) {
        return e != null && (e instanceof RetriableException || isAway(e.getCause()));
    }
}
