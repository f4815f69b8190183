package org.lumbar.session.edge;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.lumbar.session.event.Code;

/** What became of one event of a request. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "EventResult")
record Result(
        @Schema(description = "The event's id, where it has a readable one") @Nullable
        UUID id,

        @Schema(enumeration = {"accepted", "rejected"}) String status,

        @Schema(description = "Why it was rejected; stable") @Nullable
        String code,

        @Schema(description = "JSON pointer of the fault within the event") @Nullable
        String pointer,

        @Schema(description = "For people; may change") @Nullable
        String detail) {

    static Result accepted(UUID id) {
        return new Result(id, "accepted", null, null, null);
    }

    static Result rejected(@Nullable UUID id, Code code, @Nullable String pointer) {
        return new Result(id, "rejected", code.text(), pointer, Explanation.of(code));
    }
}
