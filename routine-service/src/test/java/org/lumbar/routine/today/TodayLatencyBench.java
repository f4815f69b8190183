package org.lumbar.routine.today;

import static org.awaitility.Awaitility.await;

import io.restassured.RestAssured;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lumbar.backbone.TestStack;
import org.lumbar.routine.Happenings;
import org.lumbar.routine.Practice;
import org.lumbar.routine.ServiceJvm;

/**
 * From handing a record to Kafka until today's answer, over HTTP, shows it; on the packaged service, one record at a time.
 * It asks again as soon as it has an answer, so that the figure includes one whole request at most twice. Not part of any
 * build; the README has the command.
 */
class TodayLatencyBench {
    private static final Logger LOG = Logger.getLogger(TodayLatencyBench.class);
    private static final int WARM_UP = 100;
    private static final int EVENTS = Integer.getInteger("lumbar.bench.events", 200);

    private final HttpClient http = HttpClient.newHttpClient();
    private TestStack stack;
    private ServiceJvm service;

    @BeforeEach
    void startService() {
        stack = TestStack.open("routine");
        service = ServiceJvm.packagedService(stack);
        await("the service").atMost(Duration.ofMinutes(2)).until(service::isReady);
        RestAssured.port = service.port();
    }

    @AfterEach
    void stopService() {
        service.kill();
        stack.close();
    }

    @Test
    void fromRecordToAnswer() throws Exception {
        Practice practice = new Practice(stack);
        UUID client = practice.newClient();
        String plan = practice.newPlan(client, "ball-or-roller").path("planId");
        Happenings happens = new Happenings(stack, practice.id(), client);
        HttpRequest today = request(practice, client);
        LocalDate day = Practice.today();
        report("client-days", today, i -> {
            happens.day(day, i, List.of(), List.of(), List.of());
            return "\"usedSeconds\":" + i + ",";
        });
        report(
                "sessions",
                today,
                i -> happens.session(plan, day, "GO_ON", "NRS_0_3", "wall-lean", "wall-move")
                        .toString());
    }

    private void report(String topic, HttpRequest today, Event event) throws Exception {
        long[] micros = new long[WARM_UP + EVENTS];
        for (int i = 0; i < micros.length; i++) {
            long start = System.nanoTime();
            String expected = event.happen(i + 1);
            while (!http.send(today, HttpResponse.BodyHandlers.ofString())
                    .body()
                    .contains(expected)) {
                Thread.onSpinWait();
            }
            micros[i] = (System.nanoTime() - start) / 1000;
        }
        long[] sorted = IntStream.range(WARM_UP, micros.length)
                .mapToLong(i -> micros[i])
                .sorted()
                .toArray();
        LOG.infof(
                "%s: %d records, p50 %.1f ms, p99 %.1f ms, max %.1f ms",
                topic,
                sorted.length,
                sorted[sorted.length / 2] / 1000.0,
                sorted[sorted.length * 99 / 100] / 1000.0,
                sorted[sorted.length - 1] / 1000.0);
    }

    private HttpRequest request(Practice practice, UUID client) {
        String token = stack.token("client@" + practice.id() + "/" + client);
        URI uri = URI.create("http://localhost:" + service.port() + "/v1/clients/" + client + "/today");
        return HttpRequest.newBuilder(uri)
                .header("Authorization", "Bearer " + token)
                .build();
    }

    /** Makes something happen and says what the answer then contains. */
    private interface Event {
        String happen(int number);
    }
}
