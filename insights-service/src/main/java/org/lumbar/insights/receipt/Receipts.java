package org.lumbar.insights.receipt;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.lumbar.foundation.erasure.ErasureDates;
import org.lumbar.foundation.erasure.ErasureReceipt;
import org.lumbar.foundation.erasure.ErasureReceipt.Removed;
import org.lumbar.foundation.erasure.ErasureReceipt.Retained;
import org.lumbar.insights.store.Database;

/** Erasures whose receipt has not been published. Call its methods in a transaction. */
@ApplicationScoped
class Receipts {

    private static final String SERVICE = "insights-service";
    private static final List<Retained> RETAINED = List.of(
            new Retained("erased-clients", "the client's id and when: what arrives later is refused"), Retained.AUDIT);

    private final Database database;
    private final ErasureDates dates;
    private final Clock clock;
    private final String deadLetters;
    private final String archiveParts;

    Receipts(
            Database database,
            ErasureDates dates,
            Clock clock,
            @ConfigProperty(name = "lumbar.topics.insights-dlq") String deadLetters,
            @ConfigProperty(name = "lumbar.topics.archive-parts") String archiveParts) {
        this.database = database;
        this.dates = dates;
        this.clock = clock;
        this.deadLetters = deadLetters;
        this.archiveParts = archiveParts;
    }

    /** The oldest ones, at most so many. */
    List<ErasureReceipt> unpublished(int most) {
        return database.rows(
                "SELECT client_id, practice_id, erased_at, removed FROM erasure"
                        + " WHERE receipt_at IS NULL AND erased_at IS NOT NULL ORDER BY erased_at LIMIT ?",
                row -> {
                    Instant at = row.instant("erased_at");
                    return new ErasureReceipt(
                            row.uuid("client_id"),
                            row.uuidOrNull("practice_id"),
                            SERVICE,
                            at,
                            List.of(row.document("removed", Removed[].class)),
                            List.of(
                                    dates.deleted(deadLetters, at),
                                    dates.passing(archiveParts, at),
                                    dates.files(SERVICE, at),
                                    dates.backups(SERVICE, at)),
                            RETAINED);
                },
                most);
    }

    /** Kafka has acknowledged them. */
    void published(List<UUID> clients) {
        database.change("UPDATE erasure SET receipt_at = ? WHERE client_id = ANY (?)", clock.instant(), clients);
    }
}
