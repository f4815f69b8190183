package org.lumbar.routine.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** A version of a practice's own routine: a draft may have faults and change; a published one never does. */
@Entity
@Table(name = "routine_version")
class RoutineVersion {
    @EmbeddedId
    Id id;

    boolean published;

    @JdbcTypeCode(SqlTypes.JSON)
    private JsonNode body;

    /** In a column of its own: an earlier release refuses a body with members that it doesn't know. */
    @Nullable
    @JdbcTypeCode(SqlTypes.JSON)
    private JsonNode words;

    @Version
    @Column(name = "lock_version")
    long lockVersion;

    @Column(name = "changed_by")
    String changedBy;

    @Column(name = "changed_at")
    Instant changedAt;

    /** Keys are a practice's own; two practices may use the same one. */
    @Embeddable
    record Id(
            @Column(name = "practice_id") UUID practiceId,
            @Column(name = "routine_key") String key,
            @Column(name = "version") int version) {}

    /** For Hibernate. */
    @SuppressWarnings("NullAway.Init")
    RoutineVersion() {}

    @SuppressWarnings("NullAway.Init") // put() sets the rest
    RoutineVersion(Id id) {
        this.id = id;
    }

    /** The routine as it was written, whatever faults it has. */
    JsonNode routine() {
        return words == null ? body : StoredWords.join(body, words);
    }

    void put(JsonNode routine, String by, Instant now) {
        this.body = StoredWords.without(routine);
        this.words = StoredWords.of(routine);
        this.changedBy = by;
        this.changedAt = now;
    }

    /** Parts a routine, which may have any fault, from what it says of its languages, and joins the two again. */
    private static final class StoredWords {
        private static final List<String> MEMBERS = List.of("language", "texts");
        private static final String STEPS = "steps";

        private StoredWords() {}

        /** The routine as an earlier release knows it. */
        static JsonNode without(JsonNode routine) {
            ObjectNode body = routine.deepCopy();
            body.remove(MEMBERS);
            body.path(STEPS).forEach(step -> {
                if (step instanceof ObjectNode fields) {
                    fields.remove(MEMBERS);
                }
            });
            return body;
        }

        /** What {@link #without} leaves out, of each step by its key; null if that is nothing. */
        static @Nullable JsonNode of(JsonNode routine) {
            ObjectNode words = JsonNodeFactory.instance.objectNode();
            ObjectNode ofSteps = words.putObject(STEPS);
            move(routine, words);
            routine.path(STEPS).forEach(step -> {
                ObjectNode ofStep = JsonNodeFactory.instance.objectNode();
                move(step, ofStep);
                if (!ofStep.isEmpty()) {
                    ofSteps.set(step.path("key").asText(), ofStep);
                }
            });
            return words.size() == 1 && ofSteps.isEmpty() ? null : words;
        }

        static JsonNode join(JsonNode body, JsonNode words) {
            ObjectNode routine = body.deepCopy();
            move(words, routine);
            routine.path(STEPS).forEach(step -> {
                if (step instanceof ObjectNode fields) {
                    move(words.path(STEPS).path(step.path("key").asText()), fields);
                }
            });
            return routine;
        }

        private static void move(JsonNode from, ObjectNode to) {
            for (String member : MEMBERS) {
                if (from.has(member)) {
                    to.set(member, from.get(member));
                }
            }
        }
    }
}
