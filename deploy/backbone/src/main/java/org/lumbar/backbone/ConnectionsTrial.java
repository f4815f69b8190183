package org.lumbar.backbone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What every service promises of callers who take their time, and callers who are too many: their connections end, and others are
 * served. How long a head may take is tried with the packaged service, as Netty looks for extensions once in a JVM.
 */
public abstract class ConnectionsTrial {
    private static final Duration HEAD = Duration.ofSeconds(1);
    private static final Duration BODY = Duration.ofSeconds(3);
    private static final Duration LEEWAY = Duration.ofSeconds(4);
    private static final int MOST = 40;

    private final Duration idle;
    private SlowCaller caller;

    /** @param idle as in {@link #settings} */
    protected ConnectionsTrial(Duration idle) {
        this.idle = idle;
    }

    /** For the profile of the test. */
    protected static Map<String, String> settings(Duration idle) {
        return Map.of(
                "lumbar.connections.head-within",
                HEAD.toString(),
                "lumbar.connections.body-within",
                BODY.toString(),
                "quarkus.http.idle-timeout",
                idle.toSeconds() + "S",
                "quarkus.http.limits.max-connections",
                Integer.toString(MOST));
    }

    /** Where the service listens. */
    protected abstract URI service();

    /** The lines of a request that has a body, without the body's length and the empty line. */
    protected abstract String headOfAChange();

    @BeforeEach
    void aCaller() {
        caller = new SlowCaller(service().resolve("/q/openapi"));
    }

    @Test
    void aBodyThatTricklesIsCutOff() {
        assertThat(caller.untilABodyIsCutOff(headOfAChange())).isBetween(BODY.dividedBy(2), BODY.plus(LEEWAY));
    }

    @Test
    void aKeptConnectionServesAgainAfterAPauseThatIsLongerThanAHeadMayTake() {
        assertThat(caller.isAnsweredAgainAfter(HEAD.plusMillis(500))).isTrue();
    }

    @Test
    void aConnectionThatStandsIdleEnds() {
        assertThat(caller.untilAnIdleConnectionEnds()).isBetween(idle.dividedBy(2), idle.plus(LEEWAY));
    }

    @Test
    void whoOpensTooManyConnectionsIsServedOnSomeAndOthersAreServedAfterwards() {
        // When
        int answered = caller.answeredAmong(2 * MOST);

        // Then
        assertThat(answered).isBetween(MOST / 2, MOST);
        await("there is room again").until(() -> caller.answeredAmong(1) == 1);
    }
}
