package org.lumbar.foundation.problem;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.http.HttpClosedException;
import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import org.junit.jupiter.api.Test;

class FailuresTest {
    private final Failures failures = new Failures();

    @Test
    void aCallerWhoLeavesInTheMiddleOfABodyIsNoFaultOfOurs() {
        // As the framework wraps them
        assertThat(failures.cut(new IOException(new IOException(new HttpClosedException("Connection was closed"))))
                        .getStatus())
                .isEqualTo(400);
        assertThat(failures.cut(new IOException(new ClosedChannelException())).getStatus())
                .isEqualTo(400);
    }

    @Test
    void whateverElseCantBeReadOrWrittenIs() {
        assertThat(failures.cut(new IOException("No space left on device")).getStatus())
                .isEqualTo(500);
    }
}
