package org.lumbar.e2e;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.SoftAssertions.assertSoftly;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.assertj.core.api.SoftAssertions;
import org.jspecify.annotations.Nullable;
import org.lumbar.simulator.event.SessionEvent;
import org.lumbar.simulator.oracle.DayTruth;
import org.lumbar.simulator.oracle.PlanTruth;

/** Holds what the system shows of a play against the play's log and its oracle, client by client. */
record Proof(SystemUnderTest system, PlayedPractice play) {
    private static final Set<String> MOMENTS_OF_THE_DAY = Set.of("BEFORE", "NEXT_DAY", "AD_HOC");

    /** Waits until nothing is left to be read. */
    Proof settled() {
        Settled.await(system, Duration.ofSeconds(120));
        return this;
    }

    /** Everything below, one after the other. */
    void holds() {
        eachEventIsCountedOnce();
        eachEventShows();
        consistencyEqualsTheOracles();
        dailyPainEqualsTheOracles();
        whatIsSafeEqualsTheOracles();
    }

    /** Every promised event is in exactly one place, once; and nothing else is. */
    void eachEventIsCountedOnce() {
        Collection<JsonNode> sessions = system.kafka().latest(Kafka.SESSIONS).values();
        Collection<JsonNode> ratings = system.kafka().latest(Kafka.RATINGS).values();
        forEachClient((part, softly) -> {
            Counts promised = Counts.ofSent(part.promised());
            Counts counted = Counts.ofSnapshots(part.clientId(), sessions, ratings);
            softly.assertThat(counted).as("snapshots of %s", part).isEqualTo(promised);
            softly.assertThat(counted.total())
                    .as("events of %s", part)
                    .isEqualTo(part.truth().distinctEvents());
            softly.assertThat(Counts.ofSessions(play.session(system).pages(path(part, "sessions"), "items")))
                    .as("sessions of %s over HTTP", part)
                    .isEqualTo(promised.bySession());
        });
    }

    /** insights-service shows every client, and every rating that a day's pain is made of. */
    void eachEventShows() {
        List<String> triage = play.insights(system).pages("/v1/clients", "items").stream()
                .map(row -> row.path("clientId").asText())
                .toList();
        forEachClient((part, softly) -> {
            softly.assertThat(triage).as("triage").contains(part.clientId().toString());
            int shown = daily(part).mapToInt(day -> day.path("ratings").asInt()).sum();
            softly.assertThat(shown).as("ratings of %s", part).isEqualTo(ratingsOfTheDay(part));
        });
    }

    void consistencyEqualsTheOracles() {
        forEachClient((part, softly) -> {
            JsonNode shown = play.insights(system)
                    .get(path(part, "consistency?asOf=" + play.setting().until()))
                    .expect(200)
                    .json();
            Map<String, String> expected = new TreeMap<>();
            part.truth().plans().forEach((planId, plan) -> expected.putAll(windows(planId.toString(), plan)));
            softly.assertThat(windows(shown)).as("consistency of %s", part).isEqualTo(expected);
        });
    }

    void dailyPainEqualsTheOracles() {
        forEachClient((part, softly) -> {
            Map<String, Double> expected = new TreeMap<>();
            part.truth().dailyPain().forEach((day, value) -> expected.put(day.toString(), value));
            Map<String, Double> shown = new TreeMap<>(daily(part)
                    .collect(toMap(
                            day -> day.path("localDay").asText(),
                            day -> day.path("value").asDouble(Double.NaN))));
            softly.assertThat(shown).as("daily pain of %s", part).isEqualTo(expected);
        });
    }

    /** Seconds on the ball, resting and locked techniques of every day of the play. */
    void whatIsSafeEqualsTheOracles() {
        Map<String, JsonNode> snapshots = system.kafka().latest(Kafka.CLIENT_DAYS);
        forEachClient((part, softly) -> {
            TreeMap<LocalDate, JsonNode> days = new TreeMap<>();
            snapshots.values().stream()
                    .filter(day ->
                            day.path("clientId").asText().equals(part.clientId().toString()))
                    .forEach(
                            day -> days.put(LocalDate.parse(day.path("localDay").asText()), day));
            Map<LocalDate, DayTruth> expected =
                    part.truth().days().headMap(play.setting().until().plusDays(1));
            Map<LocalDate, DayTruth> shown = new TreeMap<>();
            expected.keySet().forEach(day -> shown.put(day, onDay(day, days)));
            softly.assertThat(shown).as("what is safe for %s", part).isEqualTo(expected);
        });
    }

    /** A day without a snapshot inherits what rests and is locked from the day before; nothing is used on it. */
    private static DayTruth onDay(LocalDate day, TreeMap<LocalDate, JsonNode> days) {
        Map.Entry<LocalDate, JsonNode> latest = days.floorEntry(day);
        if (latest == null) {
            return new DayTruth(0, Set.of(), Set.of());
        }
        JsonNode snapshot = latest.getValue();
        int used =
                latest.getKey().equals(day) ? snapshot.at("/dose/usedSeconds").asInt() : 0;
        return new DayTruth(used, techniques(snapshot.path("resting")), techniques(snapshot.path("locked")));
    }

    private static Set<String> techniques(JsonNode reasons) {
        return StreamSupport.stream(reasons.spliterator(), false)
                .map(reason -> reason.path("technique").asText())
                .collect(toSet());
    }

    private static int ratingsOfTheDay(PlayedPractice.Part part) {
        return (int) part.promised().stream()
                .filter(event -> MOMENTS_OF_THE_DAY.contains(
                        Counts.data(event).path("moment").asText()))
                .map(SessionEvent::id)
                .distinct()
                .count();
    }

    private Stream<JsonNode> daily(PlayedPractice.Part part) {
        String range = "?from=" + play.setting().start().minusDays(14) + "&to="
                + play.setting().until().plusDays(14);
        JsonNode pain = play.insights(system)
                .get(path(part, "pain" + range))
                .expect(200)
                .json();
        return StreamSupport.stream(pain.required("daily").spliterator(), false);
    }

    private static String path(PlayedPractice.Part part, String what) {
        return "/v1/clients/" + part.clientId() + "/" + what;
    }

    private static Map<String, String> windows(String planId, PlanTruth plan) {
        Map<String, String> windows = new TreeMap<>();
        plan.windows()
                .forEach((name, window) -> windows.put(
                        planId + " " + name, window.from() + ".." + window.to() + " " + rounded(window.value())));
        return windows;
    }

    private static Map<String, String> windows(JsonNode shown) {
        Map<String, String> windows = new TreeMap<>();
        for (JsonNode plan : shown.required("plans")) {
            for (JsonNode window : plan.required("windows")) {
                JsonNode value = window.required("value");
                windows.put(
                        plan.path("planId").asText() + " "
                                + window.path("window").asText(),
                        window.path("from").asText() + ".." + window.path("to").asText() + " "
                                + rounded(value.isNull() ? null : (Double) value.asDouble()));
            }
        }
        return windows;
    }

    /** To a millionth: the oracle and the service may add up in another order. */
    private static String rounded(@Nullable Double value) {
        return value == null ? "none" : "%.6f".formatted(value);
    }

    private void forEachClient(Comparison comparison) {
        assertSoftly(softly -> play.parts().forEach(part -> comparison.of(part, softly)));
    }

    private interface Comparison {
        void of(PlayedPractice.Part part, SoftAssertions softly);
    }
}
