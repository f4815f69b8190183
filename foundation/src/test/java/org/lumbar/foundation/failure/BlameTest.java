package org.lumbar.foundation.failure;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonParseException;
import io.vertx.core.VertxException;
import java.io.IOException;
import java.sql.BatchUpdateException;
import java.sql.SQLException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.apache.kafka.common.errors.DisconnectException;
import org.apache.kafka.common.errors.NotEnoughReplicasException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class BlameTest {

    @ParameterizedTest
    @ValueSource(strings = {"22021", "22P05", "23505", "54000", "54001"})
    void dataThatPostgresqlRefusesIsAtFault(String state) {
        assertThat(Blame.of(new IllegalStateException(new SQLException("", state))))
                .isEqualTo(Blame.DATA);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"08006", "40001", "40P01", "53100", "53300", "55P03", "57014", "57P01", "42P01", "28P01", "XX000"
            })
    void everythingElseOfPostgresqlIsAnOutage(String state) {
        assertThat(Blame.of(new IllegalStateException(new SQLException("", state))))
                .isEqualTo(Blame.OUTAGE);
    }

    @Test
    void aPoolWithoutAConnectionIsAnOutage() {
        assertThat(Blame.of(new SQLException("Acquisition timeout"))).isEqualTo(Blame.OUTAGE);
    }

    @Test
    void aBatchIsJudgedByTheExceptionThatStandsBehindIt() {
        BatchUpdateException batch = new BatchUpdateException("", null, 0, new int[0]);
        batch.setNextException(new SQLException("", "22021"));

        assertThat(Blame.of(batch)).isEqualTo(Blame.DATA);
    }

    static Stream<Throwable> outages() {
        return Stream.of(
                new ExecutionException(new NotEnoughReplicasException("")),
                new DisconnectException(),
                new IOException(),
                new TimeoutException(),
                new InterruptedException(),
                new OutOfMemoryError(),
                new StoredFormUnknown("session, form 9"));
    }

    @ParameterizedTest
    @MethodSource("outages")
    void whatOthersFailAtIsAnOutage(Throwable failure) {
        assertThat(Blame.of(failure)).isEqualTo(Blame.OUTAGE);
    }

    static Stream<Throwable> faults() {
        return Stream.of(
                new ExecutionException(new RecordTooLargeException("")),
                new IllegalArgumentException(new JsonParseException("")),
                new NumberFormatException(),
                new NullPointerException(),
                new UnsupportedOperationException(),
                new StackOverflowError());
    }

    @ParameterizedTest
    @MethodSource("faults")
    void whatOurOwnCodeFailsOnIsTheDatasFault(Throwable failure) {
        assertThat(Blame.of(failure)).isEqualTo(Blame.DATA);
    }

    @Test
    void aCommitIsJudgedByWhatTheTransactionManagerSuppressed() {
        VertxException commit = new VertxException("Could not commit transaction");
        commit.addSuppressed(new IllegalStateException(new SQLException("", "23505")));

        assertThat(Blame.of(new IllegalStateException(commit))).isEqualTo(Blame.DATA);
        assertThat(Blame.of(new VertxException("timed out"))).isEqualTo(Blame.OUTAGE);
    }

    @Test
    void causesInARingEnd() {
        Exception first = new Exception("first");
        Exception second = new Exception("second", first);
        first.initCause(second);

        assertThat(Blame.of(first)).isEqualTo(Blame.DATA);
    }
}
