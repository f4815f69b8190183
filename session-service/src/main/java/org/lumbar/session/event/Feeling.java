package org.lumbar.session.event;

/** How the back feels after a session, compared with before. */
public enum Feeling {
    BETTER,
    SAME,
    WORSE
}
