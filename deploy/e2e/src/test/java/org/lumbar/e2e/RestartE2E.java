package org.lumbar.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Story: the whole local stack is stopped and started again on its data. */
@ExtendWith(RunningSystem.class)
class RestartE2E {
    private final SystemUnderTest system;
    private final PlayedPractice play;

    RestartE2E(SystemUnderTest system, PlayedPractice play) {
        this.system = system;
        this.play = play;
    }

    @Test
    void nothingIsLostAndWorkGoesOn() {
        // Given
        Newcomer client = Newcomer.enrolled(system);
        String batch = Visit.Event.batch(Visit.of(client).whole());
        system.session(client.self()).post("/v1/events", Api.BATCH, batch).expect(202);

        // When
        system.restart();

        // Then
        new Proof(system, play).settled().holds();
        system.session(client.self()).post("/v1/events", Api.BATCH, batch).expect(202);
        String next = Visit.of(client).started().json();
        system.session(client.self()).post("/v1/events", Api.EVENT, next).expect(202);
        await("what was sent before and after the restart is folded")
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(
                                system.session(client.therapist()).pages(client.path("sessions"), "items"))
                        .extracting(session -> session.path("eventCount").asInt())
                        .containsExactlyInAnyOrder(7, 1));
    }
}
