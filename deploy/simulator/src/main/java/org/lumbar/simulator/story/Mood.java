package org.lumbar.simulator.story;

import java.util.Set;

/**
 * How a client comes to a session.
 *
 * @param pain usual pain of the day, NRS, not yet rounded
 * @param drift how much a session of this client changes the pain on average
 * @param resting techniques the client leaves out to recover
 * @param locked techniques the client leaves out until a clinician says otherwise
 */
record Mood(double pain, double drift, Set<String> resting, Set<String> locked, boolean overdoes) {

    static int rounded(double pain) {
        return (int) Math.max(0, Math.min(10, Math.round(pain)));
    }
}
