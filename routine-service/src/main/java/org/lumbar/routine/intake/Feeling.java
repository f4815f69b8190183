package org.lumbar.routine.intake;

/** How the back felt after a session, compared with before. */
public enum Feeling {
    BETTER,
    SAME,
    WORSE
}
