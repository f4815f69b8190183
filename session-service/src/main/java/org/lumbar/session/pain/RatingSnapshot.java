package org.lumbar.session.pain;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lumbar.session.snapshot.JsonText;

/** The snapshot {@code pain-rating.v1} of a rating. */
public final class RatingSnapshot {
    private RatingSnapshot() {}

    public static byte[] write(UUID clientId, UUID practiceId, long revision, @Nullable UUID sessionId, Rating rating) {
        Rule rule = rating.rule();
        return JsonText.object(json -> json.text("ratingId", rating.id())
                .identity(clientId, practiceId, revision)
                .text("moment", rating.moment())
                .number("score", rating.score())
                .text("sessionId", sessionId)
                .text("stepKey", rating.said().stepKey())
                .flag("stiff", rating.said().stiff())
                .flag("sore", rating.said().sore())
                .flag("flareUp", rating.said().flareUp())
                .text("localDay", rating.localDay())
                .text("timezone", rating.zone().getId())
                .instant("occurredAt", rating.occurredAt())
                .instant("receivedAt", rating.receivedAt())
                .object(
                        "guidance",
                        rule == null
                                ? null
                                : guidance ->
                                        guidance.text("answer", rule.answer()).text("rule", rule))
                .texts("flags", rating.hasClockSkew() ? List.of("CLOCK_SKEW") : List.of()));
    }
}
