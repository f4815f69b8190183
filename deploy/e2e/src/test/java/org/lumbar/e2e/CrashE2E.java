package org.lumbar.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.lumbar.local.Part;
import org.lumbar.local.ServiceProcess;

/** Story: services die in the middle of the work, and two instances of session-service share it. */
@ExtendWith(RunningSystem.class)
class CrashE2E {
    private final SystemUnderTest system;
    private final long before;

    CrashE2E(SystemUnderTest system) {
        this.system = system;
        this.before = system.kafka().written(Kafka.EVENTS);
    }

    @Test
    void killedServicesAndASecondInstanceLoseAndDoubleNothing() {
        // Given
        CompletableFuture<PlayedPractice> play =
                CompletableFuture.supplyAsync(() -> PlayedPractice.on(system, PlayedPractice.anotherPractice()));

        // When
        ServiceProcess second = system.second(Part.SESSION);
        awaitInTheMiddle(3_000, play);
        system.kill(Part.SESSION);
        system.revive(Part.SESSION);
        awaitInTheMiddle(8_000, play);
        system.kill(Part.INSIGHTS);
        second.kill();
        awaitInTheMiddle(12_000, play);
        system.revive(Part.INSIGHTS);

        // Then
        new Proof(system, play.join()).settled().holds();
    }

    /** A death after the play would prove nothing. */
    private void awaitInTheMiddle(long events, CompletableFuture<?> play) {
        await(events + " events of the play are on Kafka")
                .atMost(Duration.ofSeconds(90))
                .until(() -> play.isDone() || system.kafka().written(Kafka.EVENTS) - before >= events);
        assertThat(play).isNotDone();
    }
}
