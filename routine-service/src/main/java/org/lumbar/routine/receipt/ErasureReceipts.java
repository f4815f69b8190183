package org.lumbar.routine.receipt;

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

/** Makes this service's own receipts. */
@ApplicationScoped
public class ErasureReceipts {
    /** As receipts name it. */
    public static final String SERVICE = "routine-service";

    private static final List<Retained> RETAINED = List.of(
            new Retained("erasures", "the ids of the client and their plans, when, and by whom: no id is used again"),
            new Retained("erasure-receipts", "what each service has deleted, by kind and number"),
            Retained.AUDIT);

    private final Receipts receipts;
    private final ErasureDates dates;
    private final Clock clock;
    private final String clients;
    private final String plans;
    private final String deadLetters;

    ErasureReceipts(
            Receipts receipts,
            ErasureDates dates,
            Clock clock,
            @ConfigProperty(name = "lumbar.topics.clients") String clients,
            @ConfigProperty(name = "lumbar.topics.plans") String plans,
            @ConfigProperty(name = "lumbar.topics.routine-dlq") String deadLetters) {
        this.receipts = receipts;
        this.dates = dates;
        this.clock = clock;
        this.clients = clients;
        this.plans = plans;
        this.deadLetters = deadLetters;
    }

    /** In the transaction that erases the client: a receipt of what it has deleted, to be published once that has committed. */
    public void add(UUID clientId, UUID practiceId, List<Removed> removed) {
        Instant now = clock.instant();
        receipts.addOwn(
                new ErasureReceipt(
                        clientId,
                        practiceId,
                        SERVICE,
                        now,
                        removed,
                        List.of(
                                dates.compacted(clients, now),
                                dates.compacted(plans, now),
                                dates.deleted(deadLetters, now),
                                dates.files(SERVICE, now),
                                dates.backups(SERVICE, now)),
                        RETAINED),
                practiceId);
    }
}
