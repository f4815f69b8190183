package org.lumbar.e2e;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.extension.ExtendWith;
import org.lumbar.e2e.linear.Appended;
import org.lumbar.e2e.linear.Revised;
import org.lumbar.e2e.linear.Revised.Answer;
import org.lumbar.e2e.linear.Revised.Ask;
import org.lumbar.e2e.linear.Revised.State;
import org.lumbar.local.Part;
import org.lumbar.local.ServiceProcess;

/**
 * Stories: several callers change and read the same things at once at two instances, one of which is killed in the middle; can what they
 * were told be explained by one after the other? {@code deploy/e2e/proofs linear}.
 */
@EnabledIfEnvironmentVariable(
        named = "LUMBAR_PROOFS",
        matches = "(.*,)?linear(,.*)?",
        disabledReason = "nobody asked for this proof")
@ExtendWith(BreakableSystem.class)
class LinearE2E {
    private static final int CALLERS = 6;
    private static final int OBJECTS = 6;
    private static final int CALLS = 60;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private static SystemUnderTest system;
    private static ServiceProcess secondRoutine;
    private static ServiceProcess secondInsights;
    private static Doors doors;

    @BeforeAll
    static void start(SystemUnderTest breakable) {
        system = breakable;
        doors = new Doors(system);
        secondRoutine = system.second(Part.ROUTINE);
        secondInsights = system.second(Part.INSIGHTS);
    }

    @Test
    @Timeout(300)
    void changesOfAClientHappenOneAfterTheOther() {
        List<Newcomer> clients = Newcomer.practice(system, OBJECTS);
        Map<Newcomer, State> initial = new ConcurrentHashMap<>();
        Map<Newcomer, Long> seen = new ConcurrentHashMap<>();
        clients.forEach(
                client -> initial.put(client, stateOf(client, "/v1/clients/" + client.clientId(), "displayName")));
        Histories<Newcomer, Ask, Answer> histories = new Histories<>();

        atOnce(secondRoutine, Part.ROUTINE, (caller, random, routine) -> {
            Newcomer client = clients.get(random.nextInt(OBJECTS));
            Ask ask = random.nextInt(10) < 4
                    ? Ask.read()
                    : new Ask("Name " + random.nextLong(), random.nextBoolean() ? seen.get(client) : null);
            Answer answer = histories.record(client, caller, ask, () -> doors.client(routine, client, ask));
            if (answer != null && answer.revision() != null) {
                seen.put(client, answer.revision());
            }
        });

        histories.areLinearizable(
                "clients at routine-service (PATCH with and without If-Match, GET)",
                client -> new Revised(requireNonNull(initial.get(client)), false));
    }

    @Test
    @Timeout(300)
    void plansArePausedAndResumedOneAfterTheOther() {
        List<Newcomer> clients = Newcomer.practice(system, OBJECTS);
        Map<Newcomer, State> initial = new ConcurrentHashMap<>();
        Map<Newcomer, Long> seen = new ConcurrentHashMap<>();
        clients.forEach(client -> initial.put(client, stateOf(client, "/v1/plans/" + client.planId(), "status")));
        Histories<Newcomer, Ask, Answer> histories = new Histories<>();

        atOnce(secondRoutine, Part.ROUTINE, (caller, random, routine) -> {
            Newcomer client = clients.get(random.nextInt(OBJECTS));
            Ask ask = random.nextInt(10) < 4
                    ? Ask.read()
                    : new Ask(
                            random.nextBoolean() ? "PAUSED" : "ACTIVE", random.nextBoolean() ? seen.get(client) : null);
            Answer answer = histories.record(client, caller, ask, () -> doors.plan(routine, client, ask));
            if (answer != null && answer.revision() != null) {
                seen.put(client, answer.revision());
            }
        });

        histories.areLinearizable(
                "plans at routine-service (pause, resume with and without If-Match, GET)",
                client -> new Revised(requireNonNull(initial.get(client)), true));
    }

    @Test
    @Timeout(300)
    void notesOfAnAlertAreAddedOneAfterTheOther() {
        List<Newcomer> clients = Newcomer.practice(system, OBJECTS);
        Map<Newcomer, String> alerts = new ConcurrentHashMap<>();
        clients.forEach(client -> alerts.put(client, alertOf(client)));
        Histories<Newcomer, Appended.Ask, List<String>> histories = new Histories<>();

        atOnce(secondInsights, Part.INSIGHTS, (caller, random, insights) -> {
            Newcomer client = clients.get(random.nextInt(OBJECTS));
            Appended.Ask ask = new Appended.Ask(random.nextBoolean() ? null : "note " + random.nextLong());
            histories.record(
                    client, caller, ask, () -> doors.notes(insights, client, requireNonNull(alerts.get(client)), ask));
        });

        histories.areLinearizable(
                "acknowledgements at insights-service (PUT with a note, GET)", client -> new Appended());
        readYourWrites(clients.get(0), requireNonNull(alerts.get(clients.get(0))));
    }

    @Test
    @Timeout(300)
    void whatTheEdgeTookIsInTheHistoryAMomentLater() {
        Newcomer client = Newcomer.enrolled(system);
        List<Duration> history = new ArrayList<>();
        List<Duration> dashboard = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            Visit visit = Visit.of(client);
            system.session(client.self())
                    .post("/v1/events", Api.EVENT, visit.started().json())
                    .expect(202);
            long taken = System.nanoTime();
            history.add(later(
                    taken,
                    () -> system.session(client.therapist())
                                    .get(client.path("sessions/" + visit.sessionId()))
                                    .status()
                            == 200));
            dashboard.add(later(
                    taken,
                    () -> new Accounts(system, client)
                            .facts("session")
                            .anyMatch(session -> visit.sessionId()
                                    .toString()
                                    .equals(session.path("sessionId").asText()))));
        }
        System.out.println(String.format(
                Locale.ROOT,
                "proof: eventual: of %d events, 202 to the history %s at the median, %s at most; to insights %s, %s",
                history.size(),
                Passing.seconds(median(history)),
                Passing.seconds(most(history)),
                Passing.seconds(median(dashboard)),
                Passing.seconds(most(dashboard))));
    }

    private interface Caller {
        void calls(int number, Random random, ServiceProcess instance);
    }

    /** Each caller takes either instance in turn, as drawn; the second is killed when half is done, and comes back. */
    private static void atOnce(ServiceProcess second, Part service, Caller caller) {
        AtomicInteger calls = new AtomicInteger();
        AtomicBoolean away = new AtomicBoolean();
        List<Runnable> work = new ArrayList<>();
        for (int number = 0; number < CALLERS; number++) {
            int self = number;
            Random random = new Random(number);
            work.add(() -> {
                for (int i = 0; i < CALLS; i++) {
                    calls.incrementAndGet();
                    boolean toSecond = random.nextBoolean() && !away.get();
                    caller.calls(self, random, toSecond ? second : system.first(service));
                }
            });
        }
        work.add(() -> {
            Passing.until(System.nanoTime(), "half is done", PATIENCE, () -> calls.get() > CALLERS * CALLS / 2);
            second.kill();
            away.set(true);
        });
        ExecutorService threads = Executors.newFixedThreadPool(work.size());
        CompletableFuture.allOf(work.stream()
                        .map(each -> CompletableFuture.runAsync(each, threads))
                        .toArray(CompletableFuture<?>[]::new))
                .join();
        threads.shutdown();
        second.start();
    }

    private static State stateOf(Newcomer client, String path, String member) {
        JsonNode body = system.routine(client.therapist()).get(path).expect(200).json();
        return new State(body.path(member).asText(), body.path("revision").asLong());
    }

    /** That somebody has seen an alert stands in the list of alerts at once, whoever is asked. */
    private static void readYourWrites(Newcomer client, String alert) {
        Api first = new Api(system.first(Part.INSIGHTS).address(), system.token(client.therapist()));
        Api second = new Api(secondInsights.address(), system.token(client.therapist()));
        String path = "/v1/alerts/" + client.clientId() + ":" + alert + "/acknowledgement";
        for (int i = 0; i < 10; i++) {
            first.send("DELETE", path, null, null).expect(204);
            assertThat(isAcknowledged(second, client, alert)).isFalse();
            second.send("PUT", path, Api.JSON, "{}").expect(204);
            assertThat(isAcknowledged(first, client, alert)).isTrue();
        }
        System.out.println(
                "proof: read your writes: 20 acknowledgements, each in the list of the other instance at once");
    }

    private static boolean isAcknowledged(Api api, Newcomer client, String alertId) {
        for (JsonNode alert : api.get(client.path("alerts")).expect(200).json()) {
            if (alert.path("alertId").asText().equals(alertId)) {
                return alert.hasNonNull("acknowledgement");
            }
        }
        throw new AssertionError("the alert is gone");
    }

    private static String alertOf(Newcomer client) {
        system.session(client.self())
                .post(
                        "/v1/events",
                        Api.EVENT,
                        Visit.of(client).ratedOutside("AD_HOC", 9, "").json())
                .expect(202);
        Api insights = system.insights(client.therapist());
        List<String> found = new ArrayList<>();
        Passing.until(System.nanoTime(), "the alert is there", PATIENCE, () -> {
            JsonNode items = insights.get(client.path("alerts")).expect(200).json();
            items.forEach(item -> found.add(item.path("alertId").asText()));
            return !found.isEmpty();
        });
        return found.get(0);
    }

    private static Duration later(long from, java.util.concurrent.Callable<Boolean> holds) {
        org.awaitility.Awaitility.await()
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(20))
                .until(holds);
        return Duration.ofNanos(System.nanoTime() - from);
    }

    private static Duration median(List<Duration> times) {
        return times.stream().sorted().toList().get(times.size() / 2);
    }

    private static Duration most(List<Duration> times) {
        return times.stream().max(Duration::compareTo).orElseThrow();
    }
}
