package org.lumbar.routine.history;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The histories of plans and clients. Written in the transaction of the change itself, or not at all. */
@ApplicationScoped
public class History implements PanacheRepositoryBase<HistoryEntry, HistoryEntry.Id> {
    private final ObjectMapper json;
    private final Clock clock;

    History(ObjectMapper json, Clock clock) {
        this.json = json;
        this.clock = clock;
    }

    /**
     * Adds an entry.
     *
     * @param subjectId the plan's id, or the client's own
     * @param revision the revision that the change made
     * @param state what it is now, in full
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void add(Decision decision, UUID practiceId, UUID clientId, UUID subjectId, long revision, Object state) {
        HistoryEntry.Id id = new HistoryEntry.Id(clientId, subjectId, revision);
        persist(new HistoryEntry(id, decision, practiceId, clock.instant(), json.valueToTree(state)));
    }

    /** The latest change of that kind. */
    public Optional<HistoryLine> latest(UUID clientId, UUID subjectId, String change) {
        return find(
                        "id.clientId = ?1 and id.subjectId = ?2 and change = ?3 order by id.revision desc",
                        clientId,
                        subjectId,
                        change)
                .firstResultOptional()
                .map(HistoryEntry::line);
    }

    /** What was before a revision. */
    public Optional<HistoryLine> before(UUID clientId, UUID subjectId, long revision) {
        return find(
                        "id.clientId = ?1 and id.subjectId = ?2 and id.revision < ?3 order by id.revision desc",
                        clientId,
                        subjectId,
                        revision)
                .firstResultOptional()
                .map(HistoryEntry::line);
    }

    /** Oldest first. */
    @Transactional
    public List<HistoryLine> of(UUID clientId, UUID subjectId) {
        return list("id.clientId = ?1 and id.subjectId = ?2 order by id.revision", clientId, subjectId).stream()
                .map(HistoryEntry::line)
                .toList();
    }
}
