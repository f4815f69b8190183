package org.lumbar.routine.proposal;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lumbar.foundation.access.Caller;
import org.lumbar.routine.state.OpenProposal;

/** What waits for a clinician, of all clients, and since when. */
@ApplicationScoped
public class OpenProposals implements PanacheRepositoryBase<OpenProposalRow, OpenProposalRow.Id> {
    /** So many are published of a client, the oldest. */
    private static final int MOST = 200;

    /** Gone ones included. */
    List<OpenProposalRow> ofClient(UUID clientId) {
        return list("id.clientId = ?1", clientId);
    }

    /** As they are published, oldest first. */
    List<OpenProposal> waiting(UUID clientId) {
        return ofClient(clientId).stream()
                .filter(row -> !row.gone)
                .map(OpenProposalRow::published)
                .sorted(Comparator.comparing(OpenProposal::openSince).thenComparing(OpenProposal::proposalId))
                .limit(MOST)
                .toList();
    }

    void delete(UUID clientId, UUID planId, UUID proposalId) {
        var unused = delete("id.clientId = ?1 and id.planId = ?2 and proposalId = ?3", clientId, planId, proposalId);
    }

    void deleteOf(UUID clientId, UUID planId) {
        var unused = delete("id.clientId = ?1 and id.planId = ?2", clientId, planId);
    }

    /** Up to so many of clients in the caller's care, longest waiting first. */
    @Transactional
    public List<OpenProposalRow.Waiting> inCare(Caller caller, int most) {
        return page(caller, null, most).stream()
                .map(OpenProposalRow::waiting)
                .sorted(Comparator.comparing(OpenProposalRow.Waiting::openSince))
                .toList();
    }

    /** Those of clients in the caller's care, by id; starts after the cursor. */
    List<OpenProposalRow> page(Caller caller, @Nullable UUID after, int limit) {
        String mine = caller.seesWholePractice()
                ? ""
                : " and exists (select 1 from ClientRow client where client.clientId = waits.id.clientId"
                        + " and array_contains(client.careTeam, :subject))";
        var query = getEntityManager()
                .createQuery(
                        "from OpenProposalRow waits where waits.practiceId = :practice and not waits.gone"
                                + " and waits.proposalId > :after" + mine + " order by waits.proposalId",
                        OpenProposalRow.class)
                .setParameter("practice", caller.practiceId())
                .setParameter("after", after == null ? new UUID(0, 0) : after)
                .setMaxResults(limit);
        if (!mine.isEmpty()) {
            query.setParameter("subject", caller.subject());
        }
        return query.getResultList();
    }
}
