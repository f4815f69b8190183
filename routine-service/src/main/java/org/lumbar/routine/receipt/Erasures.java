package org.lumbar.routine.receipt;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lumbar.foundation.erasure.ErasureReceipt;
import org.lumbar.foundation.erasure.ErasureReceipt.Remains;

/** A practice's erasures with their receipts. Call its methods in a transaction. */
@ApplicationScoped
public class Erasures {
    private static final List<String> SERVICES = List.of("insights-service", "routine-service", "session-service");

    private final EntityManager entities;
    private final Receipts receipts;

    Erasures(EntityManager entities, Receipts receipts) {
        this.entities = entities;
        this.receipts = receipts;
    }

    /** The erasure of a client of this practice; empty for everybody else's. */
    @Transactional
    public Optional<Erasure> of(@Nullable UUID practice, UUID clientId) {
        if (practice == null) {
            return Optional.empty();
        }
        List<?> rows = entities.createNativeQuery(
                        "select erased_at, erased_by from erasure where client_id = :client and subject_id = :client"
                                + " and practice_id = :practice",
                        Tuple.class)
                .setParameter("client", clientId)
                .setParameter("practice", practice)
                .getResultList();
        return rows.stream().map(row -> whole((Tuple) row, clientId)).findFirst();
    }

    private Erasure whole(Tuple row, UUID clientId) {
        List<ErasureReceipt> found = receipts.of(clientId);
        LocalDate latest = found.stream()
                .flatMap(receipt -> receipt.remains().stream())
                .map(Remains::latest)
                .max(Comparator.naturalOrder())
                .orElse(null);
        return erasure(
                clientId,
                row.get(0, Instant.class),
                row.get(1, String.class),
                found.stream().map(ErasureReceipt::service).toList(),
                latest,
                found.stream()
                        .map(each -> new Erasure.Receipt(
                                each.service(), each.erasedAt(), each.removed(), each.remains(), each.retained()))
                        .toList());
    }

    /** Erasures of the practice by client id, without their receipts; starts after the cursor. */
    List<Erasure> page(@Nullable UUID practice, @Nullable UUID after, int limit) {
        if (practice == null) {
            return List.of();
        }
        List<?> rows = entities.createNativeQuery(
                        "select e.client_id, e.erased_at, e.erased_by, (select string_agg(r.service, ',')"
                                + " from erasure_receipt r where r.client_id = e.client_id), (select max(cast(rest ->> 'latest' as date))"
                                + " from erasure_receipt r, jsonb_array_elements(r.remains) rest where r.client_id = e.client_id)"
                                + " from erasure e where e.practice_id = :practice and e.client_id = e.subject_id"
                                + " and e.client_id > :after order by e.client_id limit :limit",
                        Tuple.class)
                .setParameter("practice", practice)
                .setParameter("after", after == null ? new UUID(0, 0) : after)
                .setParameter("limit", limit)
                .getResultList();
        return rows.stream().map(row -> summary((Tuple) row)).toList();
    }

    private static Erasure summary(Tuple row) {
        String services = row.get(3, String.class);
        return erasure(
                row.get(0, UUID.class),
                row.get(1, Instant.class),
                row.get(2, String.class),
                services == null ? List.of() : Arrays.asList(services.split(",", -1)),
                row.get(4) == null ? null : LocalDate.parse(row.get(4).toString()),
                null);
    }

    private static Erasure erasure(
            UUID clientId,
            Instant at,
            String by,
            List<String> answered,
            @Nullable LocalDate latest,
            @Nullable List<Erasure.Receipt> receipts) {
        List<Erasure.Missing> missing = SERVICES.stream()
                .filter(service -> !answered.contains(service))
                .map(service -> new Erasure.Missing(service, at))
                .toList();
        return new Erasure(clientId, at, by, missing.isEmpty(), missing, latest, receipts);
    }
}
