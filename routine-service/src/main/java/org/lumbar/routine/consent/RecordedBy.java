package org.lumbar.routine.consent;

/** How a decision was recorded. */
public enum RecordedBy {
    /** By the client, with their own token. */
    CLIENT,
    /** By somebody of the practice, for the client. */
    STAFF
}
