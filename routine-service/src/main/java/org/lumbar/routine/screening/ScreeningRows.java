package org.lumbar.routine.screening;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.lumbar.routine.state.DecidingScreening;
import org.lumbar.routine.state.ScreeningHold;
import org.lumbar.routine.state.ScreeningNews;
import org.lumbar.routine.state.ScreeningResult;

/** The answers of all clients, and which of them decide. */
@ApplicationScoped
class ScreeningRows implements PanacheRepositoryBase<ScreeningRow, UUID> {
    /** So many answers with a yes are looked at; of more, the gravest and newest. */
    private static final int LOOKED_AT = 200;

    private final ScreeningForms forms = new ScreeningForms();

    Optional<ScreeningRow> find(UUID clientId, UUID screeningId) {
        return find("clientId = ?1 and screeningId = ?2", clientId, screeningId).firstResultOptional();
    }

    /** Newest first. */
    List<ScreeningRow> newest(UUID clientId, int atMost) {
        return find("clientId = ?1 order by answeredAt desc, screeningId desc", clientId)
                .page(0, atMost)
                .list();
    }

    /** Answers with a yes that nobody has cleared, the gravest first, then the newest. */
    List<ScreeningRow> standing(UUID clientId) {
        Comparator<ScreeningRow> mild = Comparator.comparing(this::result);
        return find(
                        "clientId = ?1 and clearedAt is null and (result is null or result <> PASSED)"
                                + " order by case when result is null then 3 when result = URGENT_CARE then 2 when result = STOP then 1 else 0 end desc,"
                                + " answeredAt desc, screeningId desc",
                        clientId)
                .page(0, LOOKED_AT)
                .stream()
                .filter(row -> result(row) != ScreeningResult.PASSED)
                .sorted(mild.thenComparing(row -> row.answeredAt).reversed())
                .toList();
    }

    /** What is published with the client; null while nobody has answered. */
    Optional<DecidingScreening> deciding(UUID clientId) {
        return standing(clientId).stream()
                .findFirst()
                .or(() -> newest(clientId, 1).stream().findFirst())
                .map(row -> new DecidingScreening(
                        row.screeningId,
                        row.answers.version(),
                        row.answeredAt,
                        result(row),
                        forms.yes(row.answers),
                        row.clearedAt,
                        row.clearedBy));
    }

    /** What all answers of the client mean together; those of an earlier release are judged first. */
    ScreeningNews news(UUID clientId) {
        judge(clientId);
        return new ScreeningNews(deciding(clientId).orElse(null), ScreeningHolds.merged(periods(clientId)));
    }

    /** Of the answers that one clearance ended the earliest covers the others. */
    private List<ScreeningHold> periods(UUID clientId) {
        return getEntityManager()
                .createQuery(
                        "select new org.lumbar.routine.state.ScreeningHold(min(answeredAt), clearedAt) from ScreeningRow"
                                + " where clientId = :client and result <> PASSED group by clearedAt",
                        ScreeningHold.class)
                .setParameter("client", clientId)
                .getResultList();
    }

    /** By client, those after a given one first. */
    List<UUID> clientsOfUnjudged(UUID after, int atMost) {
        return getEntityManager()
                .createQuery(
                        "select distinct clientId from ScreeningRow where result is null and clientId > :after"
                                + " order by clientId",
                        UUID.class)
                .setParameter("after", after)
                .setMaxResults(atMost)
                .getResultList();
    }

    private void judge(UUID clientId) {
        list("clientId = ?1 and result is null", clientId).forEach(row -> row.result = forms.result(row.answers));
    }

    ScreeningResult result(ScreeningRow row) {
        return row.result == null ? forms.result(row.answers) : row.result;
    }
}
