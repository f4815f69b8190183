package org.lumbar.session.pain;

/** What the client is told, mildest first: the strictest wins. */
public enum Answer {
    GO_ON,
    LIGHTER,
    STOP_STEP,
    STOP_SESSION,
    SEE_DOCTOR
}
