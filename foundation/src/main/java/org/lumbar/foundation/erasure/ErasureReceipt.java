package org.lumbar.foundation.erasure;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What one service has deleted of an erased client, as the contract's {@code erasure-receipt.v1} has it.
 *
 * @param practiceId null where the service never knew it
 * @param service one of the three, such as {@code session-service}
 * @param erasedAt when the transaction that deleted the rows was at work
 * @param retained what stays by design; null in a receipt of an earlier release
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ErasureReceipt(
        UUID clientId,
        @Nullable UUID practiceId,
        String service,
        Instant erasedAt,
        List<Removed> removed,
        List<Remains> remains,
        @Nullable List<Retained> retained) {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();

    /**
     * One kind of what went.
     *
     * @param what lower-case words joined by hyphens
     * @param count 0 and up
     */
    public record Removed(String what, long count) {}

    /**
     * A place where content may still be.
     *
     * @param latest the last day, in UTC, on which it can be there
     */
    public record Remains(String where, LocalDate latest) {}

    /**
     * What an erasure leaves, without a last day: ids, dates and who did what, never content.
     *
     * @param what lower-case words joined by hyphens
     */
    public record Retained(String what, String why) {
        /** In every service: who saw the client is asked after they have left, too. */
        public static final Retained AUDIT =
                new Retained("audit-events", "who saw or changed the client's data, without content");
    }

    /** The record's value. */
    public byte[] toJson() {
        try {
            return JSON.writeValueAsBytes(this);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("A receipt can always be written", impossible);
        }
    }
}
