package org.lumbar.simulator.oracle;

/** What the client is told, from mild to strict. */
enum Guidance {
    GO_ON,
    LIGHTER,
    STOP_STEP,
    STOP_SESSION,
    SEE_DOCTOR
}
