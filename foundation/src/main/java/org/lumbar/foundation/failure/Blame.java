package org.lumbar.foundation.failure;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.apache.kafka.common.InvalidRecordException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RecordBatchTooLargeException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SerializationException;

/**
 * The one table of what is the data's fault and what is an outage. Every service judges by it.
 *
 * <table>
 * <caption>The first row that fits a failure, or one of its causes, decides</caption>
 * <tr><th>failure</th><th>fault of</th></tr>
 * <tr><td>{@link SQLException} of class 22, 23 or 54: data exception, constraint, program limit</td><td>the data</td></tr>
 * <tr><td>any other {@link SQLException}, one without a state (the pool's) included</td><td>an outage</td></tr>
 * <tr><td>a record that is too large, or that a broker calls invalid; JSON that can't be read (Jackson calls it an
 * {@link IOException})</td><td>the data</td></tr>
 * <tr><td>any other {@link KafkaException}; {@link IOException}, {@link TimeoutException}, {@link InterruptedException};
 * {@link StoredFormUnknown}; {@link OutOfMemoryError}; a failure of transactions, of the pool or of a driver</td><td>an outage</td></tr>
 * <tr><td>anything else: our own code has failed on it</td><td>the data</td></tr>
 * </table>
 *
 * <p>The last row is to be believed of one record alone; of several, they are to be halved first.
 */
public enum Blame {
    /** The same data fails for ever: it is set apart, alone. */
    DATA,
    /** The same data may succeed later: it is waited for. */
    OUTAGE;

    private static final int CAUSES = 20;
    private static final Set<String> REFUSED = Set.of("22", "23", "54");
    private static final List<Class<? extends Throwable>> OF_THE_DATA = List.of(
            JsonProcessingException.class,
            RecordTooLargeException.class,
            RecordBatchTooLargeException.class,
            InvalidRecordException.class,
            SerializationException.class);
    private static final List<Class<? extends Throwable>> AWAY = List.of(
            KafkaException.class,
            IOException.class,
            TimeoutException.class,
            InterruptedException.class,
            StoredFormUnknown.class,
            OutOfMemoryError.class);

    /** Failures that these make are about a transaction, a connection or a thread that was stopped, not about data. */
    private static final List<String> INFRASTRUCTURE = List.of(
            "jakarta.transaction.",
            "javax.transaction.",
            "com.arjuna.",
            "io.quarkus.narayana.",
            "io.agroal.",
            "io.vertx.");

    /** Judges a failure by it, its causes, and what they suppressed. */
    public static Blame of(Throwable failure) {
        List<Throwable> causes = Causes.of(failure);
        return causes.stream()
                .filter(SQLException.class::isInstance)
                .map(SQLException.class::cast)
                .findFirst()
                .map(Blame::ofDatabase)
                .orElseGet(() -> ofOthers(causes));
    }

    private static Blame ofDatabase(SQLException failure) {
        return refused(failure)
                        || Stream.iterate(
                                        failure.getNextException(),
                                        next -> next != null,
                                        SQLException::getNextException)
                                .limit(CAUSES)
                                .anyMatch(Blame::refused)
                ? DATA
                : OUTAGE;
    }

    private static boolean refused(SQLException failure) {
        String state = failure.getSQLState();
        return state != null && state.length() == 5 && REFUSED.contains(state.substring(0, 2));
    }

    private static Blame ofOthers(List<Throwable> causes) {
        if (anyIsOneOf(causes, OF_THE_DATA)) {
            return DATA;
        }
        boolean infrastructure = causes.stream()
                .anyMatch(cause ->
                        INFRASTRUCTURE.stream().anyMatch(cause.getClass().getName()::startsWith));
        return infrastructure || anyIsOneOf(causes, AWAY) ? OUTAGE : DATA;
    }

    private static boolean anyIsOneOf(List<Throwable> causes, List<Class<? extends Throwable>> types) {
        return causes.stream().anyMatch(cause -> types.stream().anyMatch(type -> type.isInstance(cause)));
    }
}
