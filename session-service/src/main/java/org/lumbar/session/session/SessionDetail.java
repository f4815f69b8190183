package org.lumbar.session.session;

import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lumbar.session.pain.Guidance;
import org.lumbar.session.pain.Rating;
import org.lumbar.session.pain.Rule;
import org.lumbar.session.plan.Outline;
import org.lumbar.session.snapshot.JsonText;

/** Sessions as the HTTP API shows them: the snapshot's members, and what the snapshot leaves to other topics. */
public final class SessionDetail {
    private static final Comparator<Rating> NEWEST_LAST =
            Comparator.comparing(Rating::occurredAt).thenComparing(Rating::receivedAt);

    private SessionDetail() {}

    /** A page of sessions whose start is known, as JSON; a null cursor says that it is the last page. */
    public static byte[] page(List<Session> sessions, @Nullable String nextCursor) {
        return JsonText.object(
                json -> json.objects("items", sessions, (of, session) -> SessionSnapshot.write(of, session, null))
                        .text("nextCursor", nextCursor));
    }

    /** One session as JSON; {@code pending} names what has not arrived yet, START or PLAN. */
    public static byte[] whole(Session session, @Nullable Outline outline) {
        SessionSums sums = session.sums();
        boolean started = sums.start != null;
        return JsonText.object(json -> {
            if (started) {
                SessionSnapshot.write(json, session, outline);
            } else {
                json.text("sessionId", session.id()).number("eventCount", sums.eventCount);
            }
            json.texts("pending", started ? (outline == null ? List.of("PLAN") : List.of()) : List.of("START"))
                    .objects("lateSteps", late(sums), (of, key) -> late(of, key, sums))
                    .objects("ratings", inOrder(sums), SessionDetail::rating);
        });
    }

    private static List<Rating> inOrder(SessionSums sums) {
        return sums.ratings().stream().sorted(NEWEST_LAST).toList();
    }

    private static List<String> late(SessionSums sums) {
        return sums.steps.entrySet().stream()
                .filter(step -> step.getValue().delaySeconds() > 0)
                .map(step -> step.getKey())
                .toList();
    }

    private static void late(JsonText json, String key, SessionSums sums) throws IOException {
        StepSums step = sums.steps.get(key);
        json.text("key", key).number("delaySeconds", step == null ? 0 : step.delaySeconds());
    }

    private static void rating(JsonText json, Rating rating) throws IOException {
        json.text("ratingId", rating.id())
                .text("moment", rating.moment())
                .number("score", rating.score())
                .text("stepKey", rating.said().stepKey())
                .text("occurredAt", rating.occurredAt())
                .text("receivedAt", rating.receivedAt())
                .object("guidance", guidance(rating.rule()))
                .texts("flags", rating.hasClockSkew() ? List.of("CLOCK_SKEW") : List.of());
    }

    /** What to do now: the answer to the newest rating that got one, and the strictest of the session, as JSON. */
    public static byte[] guidance(Session session) {
        Rule newest = session.ratings().stream()
                .filter(rating -> rating.rule() != null)
                .max(NEWEST_LAST)
                .map(Rating::rule)
                .orElse(null);
        Guidance strictest = session.guidance();
        return JsonText.object(json -> json.text("sessionId", session.id())
                .object("newest", guidance(newest))
                .object("strictest", guidance(strictest == null ? null : strictest.rule())));
    }

    private static JsonText.@Nullable Members guidance(@Nullable Rule rule) {
        return rule == null ? null : json -> json.text("answer", rule.answer()).text("rule", rule);
    }
}
