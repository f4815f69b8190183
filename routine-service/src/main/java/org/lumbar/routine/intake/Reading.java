package org.lumbar.routine.intake;

import org.lumbar.foundation.erasure.ErasureReceipt;
import org.lumbar.routine.collected.ArchivePart;

/** What a record is read as. */
sealed interface Reading permits Change, Reading.Receipt, Reading.Part {
    /** Some of what another service stores of a client, for an archive. */
    record Part(ArchivePart part) implements Reading {}

    /** What session-service or insights-service has said of an erasure, or this service itself. */
    record Receipt(ErasureReceipt receipt) implements Reading {}
}
