package org.lumbar.routine.receipt;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.lumbar.foundation.erasure.ErasureReceipt;
import org.lumbar.routine.publishing.Backlog;
import org.lumbar.routine.publishing.Outgoing;
import org.lumbar.routine.publishing.Refusals;
import org.lumbar.routine.publishing.SnapshotSource;

/** This service's own receipts, on their way out. */
@ApplicationScoped
class OwnReceipts implements SnapshotSource {
    private final Receipts receipts;
    private final EntityManager entities;
    private final Refusals refusals;
    private final String topic;

    OwnReceipts(
            Receipts receipts,
            EntityManager entities,
            Refusals refusals,
            @ConfigProperty(name = "lumbar.topics.erasure-receipts") String topic) {
        this.receipts = receipts;
        this.entities = entities;
        this.refusals = refusals;
        this.topic = topic;
    }

    @Override
    public String kind() {
        return "erasure-receipt";
    }

    @Override
    @Transactional
    public List<Outgoing> unpublished(int limit) {
        return receipts.unpublished(limit).stream().map(this::outgoing).toList();
    }

    private Outgoing outgoing(ErasureReceipt receipt) {
        return new Outgoing(
                topic,
                receipt.clientId(),
                receipt.clientId(),
                receipt.clientId().toString(),
                1,
                receipt.erasedAt(),
                receipt.toJson(),
                null);
    }

    @Override
    @Transactional
    public void markPublished(List<Outgoing> sent) {
        sent.forEach(this::done);
    }

    /** A receipt of some hundred bytes that a topic refuses is no receipt of that topic's: it is reported, and not tried again. */
    @Override
    @Transactional
    public void markRefused(Outgoing receipt, String code) {
        done(receipt);
        refusals.report(kind(), receipt.id(), receipt.revision(), code);
    }

    private void done(Outgoing receipt) {
        entities.createNativeQuery(
                        "update erasure_receipt set published = true where client_id = :client and not published")
                .setParameter("client", receipt.ownerId())
                .executeUpdate();
    }

    @Override
    @Transactional
    public Backlog backlog() {
        Tuple waits = (Tuple) entities.createNativeQuery(
                        "select count(*), min(erased_at) from erasure_receipt where not published", Tuple.class)
                .getSingleResult();
        return new Backlog(waits.get(0, Number.class).longValue(), waits.get(1, Instant.class), 0);
    }
}
