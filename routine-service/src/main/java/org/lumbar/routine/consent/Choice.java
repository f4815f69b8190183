package org.lumbar.routine.consent;

/** What a client decides. */
public enum Choice {
    GIVEN,
    WITHDRAWN
}
