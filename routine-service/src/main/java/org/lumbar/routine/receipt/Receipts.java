package org.lumbar.routine.receipt;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lumbar.foundation.erasure.ErasureReceipt;
import org.lumbar.foundation.erasure.ErasureReceipt.Remains;
import org.lumbar.foundation.erasure.ErasureReceipt.Removed;
import org.lumbar.foundation.erasure.ErasureReceipt.Retained;
import org.lumbar.foundation.trust.Disbelieved;

/** The receipts that are stored. The first one of a service for a client counts. */
@ApplicationScoped
public class Receipts {
    /** The code of a receipt of an erasure that nobody ordered here: somebody else did, or this database has forgotten it. */
    public static final String UNKNOWN_ERASURE = "unknown-erasure";

    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();

    private static final String COLUMNS = "client_id, practice_id, service, erased_at, cast(removed as text),"
            + " cast(remains as text), cast(retained as text)";

    private final EntityManager entities;

    Receipts(EntityManager entities) {
        this.entities = entities;
    }

    /**
     * Stores receipts that have arrived.
     *
     * @throws Disbelieved if one is of a client who is not erased here, or was another practice's: the other services erase on this one's
     *     word
     */
    @Transactional
    public void store(List<ErasureReceipt> arrived) {
        for (ErasureReceipt receipt : arrived) {
            UUID practice = practiceOf(receipt.clientId());
            if (practice == null) {
                throw new Disbelieved(UNKNOWN_ERASURE, "/clientId");
            }
            if (receipt.practiceId() != null && !receipt.practiceId().equals(practice)) {
                throw new Disbelieved("invalid-field", "/practiceId");
            }
            insert(receipt, practice, true);
        }
    }

    /** Stores this service's own, in the transaction of the erasure; it waits to be published. */
    public void addOwn(ErasureReceipt receipt, UUID practice) {
        insert(receipt, practice, false);
    }

    private @Nullable UUID practiceOf(UUID clientId) {
        List<?> found = entities.createNativeQuery(
                        "select practice_id from erasure where client_id = :client and subject_id = :client",
                        UUID.class)
                .setParameter("client", clientId)
                .getResultList();
        return found.isEmpty() ? null : (UUID) found.get(0);
    }

    private void insert(ErasureReceipt receipt, UUID practice, boolean published) {
        entities.createNativeQuery(
                        "insert into erasure_receipt (client_id, practice_id, service, erased_at, removed, remains,"
                                + " retained, published) values (:client, :practice, :service, :at, cast(:removed as jsonb),"
                                + " cast(:remains as jsonb), cast(nullif(:retained, '') as jsonb), :published) on conflict (client_id, service) do nothing")
                .setParameter("client", receipt.clientId())
                .setParameter("practice", practice)
                .setParameter("service", receipt.service())
                .setParameter("at", receipt.erasedAt())
                .setParameter("removed", json(receipt.removed()))
                .setParameter("remains", json(receipt.remains()))
                .setParameter("retained", receipt.retained() == null ? "" : json(receipt.retained()))
                .setParameter("published", published)
                .executeUpdate();
    }

    /** What was said of an erasure, by service. */
    List<ErasureReceipt> of(UUID clientId) {
        return receipts(entities.createNativeQuery(
                        "select " + COLUMNS + " from erasure_receipt where client_id = :client order by service",
                        Tuple.class)
                .setParameter("client", clientId)
                .getResultList());
    }

    /** Those of this service that wait, oldest first. */
    List<ErasureReceipt> unpublished(int limit) {
        return receipts(entities.createNativeQuery(
                        "select " + COLUMNS
                                + " from erasure_receipt where not published order by erased_at limit :limit",
                        Tuple.class)
                .setParameter("limit", limit)
                .getResultList());
    }

    private static List<ErasureReceipt> receipts(List<?> rows) {
        return rows.stream().map(row -> receipt((Tuple) row)).toList();
    }

    private static ErasureReceipt receipt(Tuple row) {
        return new ErasureReceipt(
                row.get(0, UUID.class),
                row.get(1, UUID.class),
                row.get(2, String.class),
                row.get(3, Instant.class),
                List.of(read(row.get(4, String.class), Removed[].class)),
                List.of(read(row.get(5, String.class), Remains[].class)),
                row.get(6) == null ? null : List.of(read(row.get(6, String.class), Retained[].class)));
    }

    private static String json(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("A receipt can always be written", impossible);
        }
    }

    private static <T> T read(String json, Class<T> type) {
        try {
            return JSON.readValue(json, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A stored receipt can't be read", e);
        }
    }
}
