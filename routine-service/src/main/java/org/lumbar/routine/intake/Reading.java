package org.lumbar.routine.intake;

import org.lumbar.foundation.erasure.ErasureReceipt;

/** What a record is read as. */
sealed interface Reading permits Change, Reading.Receipt {
    /** What session-service or insights-service has said of an erasure, or this service itself. */
    record Receipt(ErasureReceipt receipt) implements Reading {}
}
