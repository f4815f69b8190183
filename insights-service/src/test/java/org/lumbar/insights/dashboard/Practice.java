package org.lumbar.insights.dashboard;

import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lumbar.backbone.DemoUser;
import org.lumbar.backbone.TestStack;
import org.lumbar.insights.snapshot.LocalDay;

/** Publishes what the other services would say about made-up clients of the demo practice. */
final class Practice {
    /** A night in Berlin and a morning in New York; all made-up clients live by one clock to keep days comparable. */
    static final String ZONE = "Europe/Berlin";

    private final TestStack stack;
    private final Wire wire;
    private final LocalDate today;
    private final Plans plans;

    Practice(TestStack stack) {
        this.stack = stack;
        this.wire = new Wire(stack);
        this.today = LocalDay.today(Clock.systemUTC(), ZONE);
        this.plans = new Plans(wire, today);
    }

    /** What clients are to do, and what they did. */
    Plans plans() {
        return plans;
    }

    /** What is published from here on belongs to this trace. */
    void traced(String traceparent) {
        wire.traced(traceparent);
    }

    /** Waits until the service has read all that was published. */
    void untilRead() {
        await("everything published has been read")
                .atMost(Duration.ofSeconds(30))
                .until(() -> List.of("clients", "plans", "sessions", "pain-ratings", "client-days").stream()
                        .allMatch(topic -> stack.lag(topic) == 0));
        await("the alerts have been judged").atMost(Duration.ofSeconds(30)).until(this::alertsAreJudged);
    }

    private boolean alertsAreJudged() {
        try (Connection connection = DriverManager.getConnection(
                        stack.jdbcUrl(),
                        stack.database().user(),
                        stack.database().password());
                Statement statement = connection.createStatement();
                ResultSet due = statement.executeQuery("SELECT 1 FROM client_summary WHERE check_at <= now()")) {
            return !due.next();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A client of the demo practice. */
    UUID client(String name, List<String> careTeam) {
        UUID id = UUID.randomUUID();
        client(id, 1, name, careTeam, Map.of());
        return id;
    }

    /** A further revision of a client, with fields that not every client has. */
    void client(UUID id, int revision, String name, List<String> careTeam, Map<String, ?> more) {
        Map<String, @Nullable Object> value = new LinkedHashMap<>();
        value.put("clientId", id);
        value.put("practiceId", DemoUser.PRACTICE);
        value.put("revision", revision);
        value.put("displayName", name);
        value.put("timezone", ZONE);
        value.put("status", "ACTIVE");
        value.put("careTeam", careTeam);
        value.put("lockClearances", List.of());
        value.putAll(more);
        wire.publish("clients", id.toString(), value);
    }

    /** A failed screening of three days ago, as a field of a client. */
    Map<String, ?> screening(String result) {
        return screening(result, 3, "bladder-or-bowel");
    }

    /** A failed screening that keeps the client away since before their plan began, and a proposal of eight days ago. */
    Map<String, ?> heldWithAProposal(String question) {
        Map<String, @Nullable Object> hold = new LinkedHashMap<>();
        hold.put("from", Wire.at(today.minusDays(10), 8));
        hold.put("to", null);
        return Map.of(
                "screening",
                screening("ASK_A_PROFESSIONAL", 10, question),
                "screeningHolds",
                List.of(hold),
                "openProposals",
                List.of(Map.of(
                        "proposalId",
                        UUID.randomUUID(),
                        "planId",
                        UUID.randomUUID(),
                        "kind",
                        "LIGHTER",
                        "openSince",
                        Wire.at(today.minusDays(8), 8))));
    }

    private Map<String, ?> screening(String result, int daysAgo, String question) {
        return Map.of(
                "screeningId",
                UUID.randomUUID(),
                "version",
                "2026-1",
                "answeredAt",
                Wire.at(today.minusDays(daysAgo), 8),
                "result",
                result,
                "yes",
                List.of(question));
    }

    /** What a client decided some days ago, as a field of a client. */
    Map<String, ?> consent(String state, int daysAgo) {
        Map<String, @Nullable Object> period = new LinkedHashMap<>();
        period.put("from", Wire.at(today.minusDays(daysAgo), 8));
        period.put("to", null);
        return Map.of(
                "consent",
                Map.of(
                        "state",
                        state,
                        "version",
                        1,
                        "since",
                        Wire.at(today.minusDays(daysAgo), 8),
                        "withdrawals",
                        state.equals("WITHDRAWN") ? List.of(period) : List.of()));
    }

    /** Techniques that are locked since some days. */
    void locked(UUID client, int daysAgo, String... techniques) {
        LocalDate day = today.minusDays(daysAgo);
        List<?> locks = Stream.of(techniques)
                .map(technique -> Map.of(
                        "technique", technique, "lockId", UUID.randomUUID(), "rule", "STOP_BONE_PAIN", "since", day))
                .toList();
        day(client, day, 0, locks);
    }

    /** One rating in between a day, the last one today, of 0 to 9; {@code .} is a day without. */
    void pain(UUID client, String scores) {
        ratings(client, "AD_HOC", scores);
    }

    /** One rating a day at a moment, written like {@link #pain}. */
    void ratings(UUID client, String moment, String scores) {
        for (int i = 0; i < scores.length(); i++) {
            if (scores.charAt(i) != '.') {
                LocalDate day = today.minusDays(scores.length() - 1L - i);
                rating(client, moment, day, scores.charAt(i) - '0', day, null);
            }
        }
    }

    /** A rating in between that arrived two days late. */
    void lateRating(UUID client, int daysAgo, int score) {
        LocalDate day = today.minusDays(daysAgo);
        rating(client, "AD_HOC", day, score, day.plusDays(2), null);
    }

    /** The client says that it is a flare-up. */
    void reportedFlare(UUID client, int daysAgo, int score) {
        LocalDate day = today.minusDays(daysAgo);
        rating(client, "AD_HOC", day, score, day, true);
    }

    /** Seconds of ball rolling per day, the last one today. */
    void dose(UUID client, int... seconds) {
        for (int i = 0; i < seconds.length; i++) {
            day(client, today.minusDays(seconds.length - 1L - i), seconds[i], List.of());
        }
    }

    private void day(UUID client, LocalDate day, int seconds, List<?> locked) {
        Map<String, @Nullable Object> value = Wire.snapshot(client, day);
        value.remove("timezone");
        value.remove("flags");
        value.put(
                "dose",
                Map.of(
                        "technique",
                        "BALL_ROLL",
                        "usedSeconds",
                        seconds,
                        "limitSeconds",
                        300,
                        "remainingSeconds",
                        Math.max(0, 300 - seconds),
                        "exceeded",
                        seconds > 300));
        value.put("resting", List.of());
        value.put("locked", locked);
        value.put("questionsDue", List.of());
        wire.publish("client-days", client + ":" + day, value);
    }

    private void rating(
            UUID client, String moment, LocalDate day, int score, LocalDate received, @Nullable Boolean flareUp) {
        UUID id = UUID.randomUUID();
        boolean inSession = List.of("BEFORE", "DURING", "AFTER").contains(moment);
        Map<String, @Nullable Object> rating = Wire.snapshot(client, day);
        rating.put("ratingId", id);
        rating.put("moment", moment);
        rating.put("score", score);
        rating.put("flareUp", flareUp);
        rating.put("sessionId", inSession ? sessionOf(client, day) : null);
        rating.put("stepKey", moment.equals("DURING") ? "deep-strokes" : null);
        rating.put("occurredAt", Wire.at(day, moment.equals("AFTER") ? 8 : 7));
        rating.put("receivedAt", Wire.at(received, 9));
        wire.publish("pain-ratings", client + ":" + id, rating);
    }

    static UUID sessionOf(UUID client, LocalDate day) {
        return UUID.nameUUIDFromBytes((client + ":" + day).getBytes(StandardCharsets.UTF_8));
    }
}
