package org.lumbar.simulator.oracle;

import java.util.Set;

/**
 * What holds for a client on one local day.
 *
 * @param usedSeconds BALL_ROLL seconds of the day
 * @param resting techniques that rest
 * @param locked techniques that are locked
 */
public record DayTruth(int usedSeconds, Set<String> resting, Set<String> locked) {
    static final int LIMIT_SECONDS = 300;

    boolean isUsedUp() {
        return usedSeconds >= LIMIT_SECONDS;
    }

    boolean allows(String technique) {
        return !resting.contains(technique) && !locked.contains(technique);
    }
}
