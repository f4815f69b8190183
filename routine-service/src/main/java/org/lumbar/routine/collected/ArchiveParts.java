package org.lumbar.routine.collected;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** What has arrived of archives. What is of no archive that is still collected is dropped: it was fetched, expired, or erased. */
@ApplicationScoped
public class ArchiveParts {
    private static final Logger LOG = Logger.getLogger(ArchiveParts.class);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final EntityManager entities;

    ArchiveParts(EntityManager entities) {
        this.entities = entities;
    }

    /** What a service has given: the attempt that counts, and what there was. */
    public record Answer(String service, UUID attempt, JsonNode kinds) {}

    /** Stores parts that have arrived; again changes nothing. */
    @Transactional
    public void store(List<ArchivePart> parts) {
        for (ArchivePart part : parts) {
            UUID practice = practiceOfOpen(part.clientId(), part.archiveId());
            if (practice != null && !isAnswered(part)) {
                if (part.kinds() == null) {
                    insert(part, practice);
                } else if (isWhole(part, part.kinds())) {
                    answer(part, practice, part.kinds());
                }
            }
        }
    }

    /** Who erases or fetches the archive meanwhile is waited for. */
    private @Nullable UUID practiceOfOpen(UUID clientId, UUID archiveId) {
        List<?> found = entities.createNativeQuery(
                        "select practice_id from archive where client_id = :client and archive_id = :archive"
                                + " and fetched_at is null for key share",
                        UUID.class)
                .setParameter("client", clientId)
                .setParameter("archive", archiveId)
                .getResultList();
        return found.isEmpty() ? null : (UUID) found.get(0);
    }

    private boolean isAnswered(ArchivePart part) {
        return !entities.createNativeQuery("select 1 from archive_answer where client_id = :client"
                        + " and archive_id = :archive and service = :service")
                .setParameter("client", part.clientId())
                .setParameter("archive", part.archiveId())
                .setParameter("service", part.service())
                .getResultList()
                .isEmpty();
    }

    private void insert(ArchivePart part, UUID practice) {
        entities.createNativeQuery("insert into archive_part (client_id, archive_id, service, attempt, kind, part,"
                        + " practice_id, content) values (:client, :archive, :service, :attempt, :kind, :part, :practice,"
                        + " :content) on conflict do nothing")
                .setParameter("client", part.clientId())
                .setParameter("archive", part.archiveId())
                .setParameter("service", part.service())
                .setParameter("attempt", part.attempt())
                .setParameter("kind", part.kind())
                .setParameter("part", part.part())
                .setParameter("practice", practice)
                .setParameter("content", part.content())
                .executeUpdate();
    }

    /** Whether all parts of the attempt are there: its last record is behind them in the same partition. */
    private boolean isWhole(ArchivePart end, String kinds) {
        Map<String, Integer> stored = new HashMap<>();
        List<?> rows = entities.createNativeQuery(
                        "select kind, count(*) from archive_part where client_id = :client and archive_id = :archive"
                                + " and service = :service and attempt = :attempt group by kind",
                        Tuple.class)
                .setParameter("client", end.clientId())
                .setParameter("archive", end.archiveId())
                .setParameter("service", end.service())
                .setParameter("attempt", end.attempt())
                .getResultList();
        rows.forEach(row -> stored.put(
                ((Tuple) row).get(0, String.class),
                ((Tuple) row).get(1, Number.class).intValue()));
        for (JsonNode kind : tree(kinds)) {
            if (stored.getOrDefault(kind.get("kind").asText(), 0)
                    != kind.get("parts").asInt()) {
                LOG.warnf("An attempt of %s at an archive is not whole: it is dropped", end.service());
                return false;
            }
        }
        return true;
    }

    private void answer(ArchivePart end, UUID practice, String kinds) {
        entities.createNativeQuery(
                        "insert into archive_answer (client_id, archive_id, service, practice_id, attempt, kinds)"
                                + " values (:client, :archive, :service, :practice, :attempt, cast(:kinds as jsonb))")
                .setParameter("client", end.clientId())
                .setParameter("archive", end.archiveId())
                .setParameter("service", end.service())
                .setParameter("practice", practice)
                .setParameter("attempt", end.attempt())
                .setParameter("kinds", kinds)
                .executeUpdate();
        entities.createNativeQuery("delete from archive_part where client_id = :client and archive_id = :archive"
                        + " and service = :service and attempt <> :attempt")
                .setParameter("client", end.clientId())
                .setParameter("archive", end.archiveId())
                .setParameter("service", end.service())
                .setParameter("attempt", end.attempt())
                .executeUpdate();
    }

    /** What each service has given, by service. */
    @Transactional
    public List<Answer> answers(UUID clientId, UUID archiveId) {
        List<?> rows = entities.createNativeQuery(
                        "select service, attempt, cast(kinds as text) from archive_answer where client_id = :client"
                                + " and archive_id = :archive order by service",
                        Tuple.class)
                .setParameter("client", clientId)
                .setParameter("archive", archiveId)
                .getResultList();
        return rows.stream()
                .map(row -> (Tuple) row)
                .map(row ->
                        new Answer(row.get(0, String.class), row.get(1, UUID.class), tree(row.get(2, String.class))))
                .toList();
    }

    /** The rows of one part, with commas between them. */
    @Transactional
    public byte[] content(UUID clientId, UUID archiveId, Answer answer, String kind, int part) {
        return (byte[]) entities.createNativeQuery(
                        "select content from archive_part where client_id = :client and archive_id = :archive"
                                + " and service = :service and attempt = :attempt and kind = :kind and part = :part",
                        byte[].class)
                .setParameter("client", clientId)
                .setParameter("archive", archiveId)
                .setParameter("service", answer.service())
                .setParameter("attempt", answer.attempt())
                .setParameter("kind", kind)
                .setParameter("part", part)
                .getSingleResult();
    }

    /** Its bytes are not needed any more. */
    @Transactional
    public void delete(UUID clientId, UUID archiveId) {
        for (String table : List.of("archive_part", "archive_answer")) {
            entities.createNativeQuery("delete from " + table + " where client_id = :client and archive_id = :archive")
                    .setParameter("client", clientId)
                    .setParameter("archive", archiveId)
                    .executeUpdate();
        }
    }

    private static JsonNode tree(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A stored list of kinds can't be read", e);
        }
    }
}
