package org.lumbar.routine.consent;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** The decisions of all clients. */
@ApplicationScoped
class ConsentRows implements PanacheRepositoryBase<ConsentRow, ConsentRow.Id> {

    /** Oldest first. */
    List<ConsentRow> of(UUID clientId) {
        return list("id.clientId = ?1 order by decidedAt, id.consentId", clientId);
    }

    long count(UUID clientId) {
        return count("id.clientId = ?1", clientId);
    }
}
