package org.lumbar.routine.receipt;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lumbar.foundation.erasure.ErasureReceipt.Remains;
import org.lumbar.foundation.erasure.ErasureReceipt.Removed;
import org.lumbar.foundation.erasure.ErasureReceipt.Retained;

/**
 * An erasure, and how far the services have carried it out.
 *
 * @param erasedBy subject of the token of whoever asked for it
 * @param complete whether every service has given its receipt
 * @param missing those that have not
 * @param latest the last day, in UTC, on which content can be anywhere, as far as the receipts that are there say; null without any
 * @param receipts null in lists
 */
public record Erasure(
        UUID clientId,
        Instant erasedAt,
        String erasedBy,
        boolean complete,
        List<Missing> missing,
        @Nullable LocalDate latest,
        @Nullable List<Receipt> receipts) {

    /** @param since when the erasure was committed here */
    public record Missing(String service, Instant since) {}

    /**
     * What one service has said.
     *
     * @param retained what stays by design; null if it did not say
     */
    public record Receipt(
            String service,
            Instant erasedAt,
            List<Removed> removed,
            List<Remains> remains,
            @Nullable List<Retained> retained) {}
}
