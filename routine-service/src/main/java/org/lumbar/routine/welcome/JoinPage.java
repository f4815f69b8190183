package org.lumbar.routine.welcome;

import org.jspecify.annotations.Nullable;
import org.lumbar.look.Form;
import org.lumbar.look.Viewer;

/**
 * The page on which a code is typed in.
 *
 * @param person who is signed in; null if nobody is
 * @param form what was typed, and why it was refused
 * @param minutes until the next code may be tried; 0 if one may be tried now
 */
public record JoinPage(@Nullable Viewer person, Form form, long minutes) {

    /** The head of the page leads to the desk and the dashboard, which are for staff. */
    public @Nullable Viewer viewer() {
        return null;
    }

    @Override
    public String toString() {
        return "JoinPage";
    }
}
