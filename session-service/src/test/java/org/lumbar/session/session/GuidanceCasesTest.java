package org.lumbar.session.session;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.lumbar.session.event.Moment;
import org.lumbar.session.event.Reported;
import org.lumbar.session.event.SessionEvent;
import org.lumbar.session.event.StopReason;
import org.lumbar.session.pain.Answer;
import org.lumbar.session.pain.ContinueRule;
import org.lumbar.session.pain.Guidance;
import org.lumbar.session.pain.Rule;
import org.lumbar.session.pain.SeverePain;
import org.lumbar.session.plan.BallOrRoller;
import org.lumbar.session.plan.Outline;
import org.lumbar.session.plan.PlanSnapshot;
import org.lumbar.session.snapshot.SnapshotRejected;

/** Holds this service's rules to the table of cases in contracts/, which the app's are held to as well. */
class GuidanceCasesTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonNode TABLE = table();
    private static final SeverePain SEVERE = new SeverePain(7);
    private static final UUID CLIENT = UUID.randomUUID();
    private static final UUID SESSION = UUID.randomUUID();
    private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");
    private static final Instant NOON = Instant.parse("2026-11-02T11:00:00Z");

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("cases")
    void theServerSaysWhatTheTableSays(String rule, String name, JsonNode given) throws SnapshotRejected {
        assertThat(said(rule, given)).isEqualTo(expected(rule, given));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("cases")
    void aCaseThatSaysSomethingElseIsFound(String rule, String name, JsonNode given) throws SnapshotRejected {
        // Given
        JsonNode planted = planted(rule, given);

        // Then
        assertThat(said(rule, planted)).isNotEqualTo(expected(rule, planted));
    }

    @Test
    void everyRuleHasItsAnswerAndTheStricterOfTwoIsNamed() {
        // Given
        List<Rule> rules = List.of(Rule.values());
        UUID any = UUID.randomUUID();
        Comparator<Rule> strictest = Comparator.<Rule, Answer>comparing(
                        rule -> Answer.valueOf(TABLE.at("/answers/" + rule).asText()), Comparator.reverseOrder())
                .thenComparing(rule -> names(TABLE.get("answers")).indexOf(rule.name()));

        // Then
        assertThat(names(TABLE.get("answers")))
                .containsExactlyElementsOf(rules.stream().map(Rule::name).toList());
        assertThat(rules).allSatisfy(one -> {
            assertThat(one.answer().name())
                    .isEqualTo(TABLE.at("/answers/" + one).asText());
            assertThat(rules)
                    .allSatisfy(other -> assertThat(Integer.signum(
                                    Guidance.STRICTEST_FIRST.compare(new Guidance(one, any), new Guidance(other, any))))
                            .isEqualTo(Integer.signum(strictest.compare(one, other))));
        });
    }

    static Stream<Arguments> cases() {
        return Stream.of("ratings", "stops", "sessions", "equipment", "doses")
                .flatMap(rule -> list(TABLE.get(rule)).stream()
                        .map(each -> Arguments.of(
                                rule,
                                each.path("name").asText(each.path("equipment").asText()),
                                each)));
    }

    private static Object expected(String rule, JsonNode given) {
        return switch (rule) {
            case "ratings" ->
                list(given.get("rules")).stream().map(GuidanceCasesTest::word).toList();
            case "stops" ->
                word(given.get("rule"))
                        + list(given.get("locks")).stream()
                                .map(JsonNode::asText)
                                .sorted()
                                .toList();
            case "sessions" -> word(given.get("rule"));
            case "equipment" -> given.get("ball").asBoolean();
            default -> given.get("seconds").asLong();
        };
    }

    private static Object said(String rule, JsonNode given) throws SnapshotRejected {
        return switch (rule) {
            case "ratings" -> rated(given);
            case "stops" -> stopped(given);
            case "sessions" -> strictest(given);
            case "equipment" -> BallOrRoller.isNamedIn(given.get("equipment").asText());
            default -> seconds(given);
        };
    }

    /** The same case, with another outcome. */
    private static JsonNode planted(String rule, JsonNode given) {
        ObjectNode planted = given.deepCopy();
        switch (rule) {
            case "ratings" ->
                ((ArrayNode) planted.get("rules")).set(7, JSON.getNodeFactory().textNode("NRS_4_5"));
            case "stops" -> planted.putArray("locks").add("PAT");
            case "sessions" -> planted.put("rule", word(given.get("rule")).equals("NRS_6_UP") ? "NRS_4_5" : "NRS_6_UP");
            case "equipment" -> planted.put("ball", !given.get("ball").asBoolean());
            default -> planted.put("seconds", given.get("seconds").asLong() + 1);
        }
        return planted;
    }

    private static List<String> rated(JsonNode given) {
        JsonNode lowest = given.get("before");
        OptionalInt before = lowest.isNull() ? OptionalInt.empty() : OptionalInt.of(lowest.asInt());
        ContinueRule rule = new ContinueRule(before, given.get("strict").asBoolean(), SEVERE);
        List<String> said = new ArrayList<>();
        for (int score = 0; score <= 10; score++) {
            said.add(String.valueOf(
                    rule.decide(Moment.valueOf(given.get("moment").asText()), score)));
        }
        return said;
    }

    private static String stopped(JsonNode given) throws SnapshotRejected {
        StopReason reason = StopReason.valueOf(given.get("reason").asText());
        String stepKey = given.path("stepKey").asText(null);
        Session session = Session.first(SESSION);
        add(session, 0, new Reported.Stopped(SESSION, reason, stepKey));
        Outline outline = outline(false, given.get("steps"));
        return Rule.of(reason)
                + session
                        .shareOn(
                                event(0, new Reported.Stopped(SESSION, reason, stepKey))
                                        .localDay(),
                                outline)
                        .locks()
                        .stream()
                        .map(lock -> lock.technique().name())
                        .sorted()
                        .toList()
                        .toString();
    }

    private static String strictest(JsonNode given) throws SnapshotRejected {
        Session session = Session.first(SESSION);
        List<JsonNode> reports = list(given.get("reports"));
        for (int i = 0; i < reports.size(); i++) {
            JsonNode report = reports.get(i);
            add(
                    session,
                    i,
                    report.has("stop")
                            ? new Reported.Stopped(
                                    SESSION,
                                    StopReason.valueOf(report.get("stop").asText()),
                                    null)
                            : rating(report));
        }
        session.answerRatings(outline(given.get("strict").asBoolean(), TABLE.at("/stops/0/steps")), SEVERE);
        Guidance guidance = session.guidance();
        return String.valueOf(guidance == null ? null : guidance.rule());
    }

    private static Reported rating(JsonNode report) {
        Moment moment = Moment.valueOf(report.get("moment").asText());
        return new Reported.PainRated(SESSION, moment, report.get("score").asInt(), null, null, null, null);
    }

    private static long seconds(JsonNode given) throws SnapshotRejected {
        Session session = Session.first(SESSION);
        List<JsonNode> done = list(given.get("done"));
        for (int i = 0; i < done.size(); i++) {
            JsonNode each = done.get(i);
            Integer seconds =
                    each.has("durationSeconds") ? each.get("durationSeconds").asInt() : null;
            String equipment = each.path("equipment").asText(null);
            String key = each.get("stepKey").asText();
            add(session, i, new Reported.StepCompleted(SESSION, key, seconds, null, null, null, equipment));
        }
        return session.days().stream()
                .mapToLong(day -> {
                    try {
                        return session.shareOn(day, outline(false, given.get("steps")))
                                .ballSeconds();
                    } catch (SnapshotRejected e) {
                        throw new AssertionError(e);
                    }
                })
                .sum();
    }

    private static void add(Session session, int at, Reported reported) {
        assertThat(session.add(event(at, reported), NOON)).isNull();
    }

    private static SessionEvent event(int at, Reported reported) {
        return new SessionEvent(CLIENT, UUID.randomUUID(), NOON.plusSeconds(at), ZONE, reported, new byte[0]);
    }

    /** As a plan's snapshot brings it. */
    private static Outline outline(boolean strict, JsonNode steps) throws SnapshotRejected {
        ObjectNode plan = JSON.createObjectNode()
                .put("planId", UUID.randomUUID().toString())
                .put("clientId", CLIENT.toString())
                .put("practiceId", UUID.randomUUID().toString())
                .put("revision", 1);
        ObjectNode routine = plan.putObject("routine");
        routine.putArray("stopRules").add(strict ? "STOP_DISCOMFORT" : "STOP_BONE_PAIN");
        routine.set("steps", steps);
        return PlanSnapshot.read(plan.toString().getBytes(StandardCharsets.UTF_8))
                .outline();
    }

    private static String word(@Nullable JsonNode node) {
        return node == null || node.isNull() ? "null" : node.asText();
    }

    private static List<String> names(JsonNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static List<JsonNode> list(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).toList();
    }

    private static JsonNode table() {
        try (InputStream in = GuidanceCasesTest.class.getResourceAsStream("/lumbar/contracts/rules/guidance.json")) {
            return JSON.readTree(Objects.requireNonNull(in));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
