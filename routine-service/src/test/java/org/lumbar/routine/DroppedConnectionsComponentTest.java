package org.lumbar.routine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lumbar.backbone.BackboneTestResource;
import org.lumbar.backbone.InjectBackbone;
import org.lumbar.backbone.TcpProxy;
import org.lumbar.backbone.TestStack;

/** Connections to PostgreSQL are reset again and again, wherever a request happens to be: between statements, in one, in a commit. */
@QuarkusTest
@QuarkusTestResource(
        value = BackboneTestResource.class,
        restrictToAnnotatedClass = true,
        initArgs = {@ResourceArg(name = "database", value = "routine"), @ResourceArg(name = "proxied", value = "true")})
class DroppedConnectionsComponentTest {
    private static final int CUTS = 60;
    private static final int CALLERS = 6;

    @InjectBackbone
    TestStack stack;

    @InjectBackbone
    TcpProxy proxy;

    Practice practice;
    UUID clientId;
    String planId;

    @BeforeEach
    void aPlan() {
        practice = new Practice(stack);
        clientId = practice.newClient();
        planId = practice.planOf(clientId, "ball-or-roller", 3);
    }

    @Test
    void everyRequestIsAnsweredProperlyOrToldToComeBack() throws Exception {
        // Given
        AtomicBoolean over = new AtomicBoolean();
        Queue<Integer> statuses = new ConcurrentLinkedQueue<>();
        ExecutorService callers = Executors.newFixedThreadPool(CALLERS);
        List<Future<?>> all = new ArrayList<>();
        for (int caller = 0; caller < CALLERS; caller++) {
            int first = caller;
            all.add(callers.submit(() -> callUntil(over, first, statuses)));
        }

        // When
        for (int cut = 1; cut <= CUTS; cut++) {
            int answered = statuses.size() + 3;
            await("some more answers").pollDelay(java.time.Duration.ZERO).until(() -> statuses.size() >= answered);
            var unused = proxy.cut();
        }
        over.set(true);
        for (Future<?> caller : all) {
            caller.get();
        }
        callers.shutdown();

        // Then
        Map<Integer, Long> counted =
                statuses.stream().collect(Collectors.groupingBy(status -> status, Collectors.counting()));
        assertThat(counted).containsKeys(200, 503);
        assertThat(counted.keySet())
                .as(counted.toString())
                .allMatch(status -> status / 100 == 2 || status / 100 == 4 || status == 503);
        await("it is served again").until(() -> rename().statusCode() == 200);
    }

    private Void callUntil(AtomicBoolean over, int first, Queue<Integer> statuses) throws Exception {
        List<Callable<Response>> requests = List.of(
                this::rename,
                () -> practice.anna().get("/v1/plans/{id}", planId),
                () -> practice.newPlan(clientId, "ball-or-roller"),
                () -> practice.client(clientId).get("/v1/clients/{id}/today", clientId),
                () -> practice.anna().get("/v1/clients/{id}/history", clientId),
                this::reschedule,
                () -> practice.anna().get("/v1/clients"),
                () -> practice.admin()
                        .body(Practice.clientBody(UUID.randomUUID()))
                        .post("/v1/clients"),
                () -> practice.anna()
                        .body(Map.of("version", "2026-1", "answers", Practice.healthy()))
                        .post("/v1/clients/{id}/screenings", clientId));
        for (int i = first; !over.get(); i++) {
            statuses.add(requests.get(i % requests.size()).call().statusCode());
        }
        return null;
    }

    private Response rename() {
        return practice.anna()
                .body(Map.of("displayName", "Name " + UUID.randomUUID()))
                .patch("/v1/clients/{id}", clientId);
    }

    private Response reschedule() {
        return practice.anna()
                .body(Map.of(
                        "from",
                        Practice.today().plusDays(3).toString(),
                        "schedule",
                        Map.of("kind", "RRULE", "rrule", "FREQ=DAILY", "slots", List.of("am"))))
                .post("/v1/plans/{id}/schedule", planId);
    }
}
