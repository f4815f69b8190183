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
        String detail,

        @Schema(description = "After an accepted rating DURING a session, one of severe pain, or a stop for pain")
        @Nullable
        Guidance guidance,

        @Schema(
                description = "Why there is no guidance where there should be; stable",
                enumeration = {"not-recent", "unavailable"})
        @Nullable
        String noGuidance) {

    static Result accepted(UUID id) {
        return new Result(id, "accepted", null, null, null, null, null);
    }

    static Result rejected(@Nullable UUID id, Code code, @Nullable String pointer) {
        return new Result(id, "rejected", code.text(), pointer, explained(code, pointer), null, null);
    }

    private static String explained(Code code, @Nullable String pointer) {
        return Explanation.of(code) + (pointer == null ? "" : Explanation.allowed(code, pointer));
    }

    Result with(@Nullable Guidance newGuidance, @Nullable String missing) {
        return new Result(id, status, code, pointer, detail, newGuidance, missing);
    }
}
