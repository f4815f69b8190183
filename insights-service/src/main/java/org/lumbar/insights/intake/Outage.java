package org.lumbar.insights.intake;

import java.sql.SQLException;
import java.util.Set;
import java.util.stream.Stream;

/** Tells an outage, which passes and is waited for, from a record that can never be stored. */
final class Outage {

    /** Data exceptions and violated constraints: the same record will fail for ever. */
    private static final Set<String> CLASSES_OF_BAD_DATA = Set.of("22", "23");

    private Outage() {}

    /** False only if the database refused the data itself, or this service's own code failed on it. */
    static boolean isOne(Throwable failure) {
        boolean refused = causes(failure)
                .filter(SQLException.class::isInstance)
                .map(cause -> String.valueOf(((SQLException) cause).getSQLState()))
                .anyMatch(state -> state.length() == 5 && CLASSES_OF_BAD_DATA.contains(state.substring(0, 2)));
        return !refused && !isOurs(failure);
    }

    /** A plain failure of code, with nothing of a database, a broker or a transaction behind it. */
    private static boolean isOurs(Throwable failure) {
        return causes(failure)
                .allMatch(cause -> cause.getClass().getName().startsWith("java.lang.")
                        || cause.getClass().getName().startsWith("java.util.")
                        || cause.getClass().getName().startsWith("java.time."));
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .limit(20);
    }
}
