package org.lumbar.routine.welcome;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lumbar.look.Viewer;

/**
 * Somebody has become a client.
 *
 * @param person who is signed in
 * @param name what the practice calls the client
 * @param careTeam those who care for them, as far as they have names that say something
 */
public record JoinedPage(Viewer person, String name, List<String> careTeam) {

    /** The head of the page leads to the desk and the dashboard, which are for staff. */
    public @Nullable Viewer viewer() {
        return null;
    }

    @Override
    public String toString() {
        return "JoinedPage";
    }
}
