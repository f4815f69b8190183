package org.lumbar.routine.state;

/** Whether a client agrees to the practice's text about their data. Only WITHDRAWN stops anything. */
public enum ConsentState {
    /** Nothing was decided yet. */
    NOT_ASKED,
    GIVEN,
    /** Given to an older version of the text: the client is to be asked again. */
    OUTDATED,
    WITHDRAWN
}
