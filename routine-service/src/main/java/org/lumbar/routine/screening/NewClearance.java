package org.lumbar.routine.screening;

/**
 * A clinician's wish to clear answers with a yes.
 *
 * @param note why the client may go on; stored in the history, never published
 */
public record NewClearance(String note) {}
