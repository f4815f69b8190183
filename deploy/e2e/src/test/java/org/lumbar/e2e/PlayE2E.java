package org.lumbar.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Story: forty clients play for twelve weeks, and every number comes out right. */
@ExtendWith(RunningSystem.class)
class PlayE2E {
    private final Proof proof;

    PlayE2E(SystemUnderTest system, PlayedPractice play) {
        assertThat(play.parts()).hasSize(40);
        this.proof = new Proof(system, play).settled();
    }

    @Test
    void everyAcknowledgedEventIsCountedExactlyOnce() {
        proof.eachEventIsCountedOnce();
    }

    @Test
    void everyAcknowledgedEventShowsInInsights() {
        proof.eachEventShows();
    }

    @Test
    void theConsistencyOfEveryClientEqualsTheOracles() {
        proof.consistencyEqualsTheOracles();
    }

    @Test
    void theDailyPainOfEveryClientEqualsTheOracles() {
        proof.dailyPainEqualsTheOracles();
    }

    @Test
    void whatRestsAndIsLockedForEveryClientEqualsTheOracles() {
        proof.whatIsSafeEqualsTheOracles();
    }
}
