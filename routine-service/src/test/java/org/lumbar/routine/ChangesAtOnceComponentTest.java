package org.lumbar.routine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lumbar.backbone.BackboneTestResource;
import org.lumbar.backbone.InjectBackbone;
import org.lumbar.backbone.TestStack;

/** Several people change the same at once, none of them with If-Match: each change is made, one after the other. */
@QuarkusTest
@WithTestResource(value = BackboneTestResource.class, initArgs = @ResourceArg(name = "database", value = "routine"))
class ChangesAtOnceComponentTest {
    private static final int CHANGES = 12;

    @InjectBackbone
    TestStack stack;

    Practice practice;
    UUID clientId;

    @BeforeEach
    void aClient() {
        practice = new Practice(stack);
        clientId = practice.newClient();
    }

    @Test
    void ofAClientEveryChangeIsMade() throws InterruptedException {
        // When
        List<Future<Integer>> answers = atOnce(IntStream.range(0, CHANGES)
                .mapToObj(i -> (Callable<Integer>) () -> changed(Map.of("displayName", "Name " + i)))
                .toList());

        // Then
        assertThat(answers).extracting(Future::get).containsOnly(200);
        practice.anna().get("/v1/clients/{id}", clientId).then().body("revision", equalTo(1 + CHANGES));
        List<String> names = practice.anna()
                .get("/v1/clients/{id}/history", clientId)
                .then()
                .extract()
                .path("state.displayName");
        assertThat(names).doesNotHaveDuplicates().hasSize(1 + CHANGES);
    }

    @Test
    void ofAPlanEveryChangeIsMadeAlsoWhileItsClientMoves() throws InterruptedException {
        // Given
        String planId = practice.planOf(clientId, "ball-or-roller", 3);
        List<String> zones = List.of("Asia/Tokyo", "Europe/London", "Africa/Lagos", "America/Lima");

        // When
        List<Future<Integer>> answers = atOnce(Stream.concat(
                        zones.stream().map(zone -> (Callable<Integer>) () -> changed(Map.of("timezone", zone))),
                        Stream.generate(() -> (Callable<Integer>) () -> rescheduled(planId))
                                .limit(CHANGES))
                .toList());

        // Then
        assertThat(answers).extracting(Future::get).containsOnly(200);
        practice.anna().get("/v1/plans/{id}/history", planId).then().body("", hasSize(1 + CHANGES + zones.size()));
    }

    @Test
    void answersChangesAndPlansOfOneClientAtOnceAreAllKept() throws InterruptedException {
        // When
        Stream<Callable<Integer>> changes =
                IntStream.range(0, 5).mapToObj(i -> () -> changed(Map.of("displayName", "N" + i)));
        Stream<Callable<Integer>> answers =
                Stream.generate(() -> (Callable<Integer>) this::answered).limit(5);
        Stream<Callable<Integer>> plans = Stream.generate(() -> (Callable<Integer>)
                        () -> practice.newPlan(clientId, "eight-steps").statusCode())
                .limit(5);
        List<Future<Integer>> done =
                atOnce(Stream.of(changes, answers, plans).flatMap(each -> each).toList());

        // Then
        assertThat(done).extracting(Future::get).containsOnly(200, 201);
        practice.anna()
                .get("/v1/clients/{id}", clientId)
                .then()
                .body("revision", equalTo(16))
                .body("screening.result", equalTo("PASSED"));
    }

    private int answered() {
        return practice.client(clientId)
                .body(Map.of("version", Practice.SCREENING, "answers", Practice.healthy()))
                .post("/v1/clients/{id}/screenings", clientId)
                .statusCode();
    }

    private int changed(Map<String, Object> edit) {
        return practice.anna().body(edit).patch("/v1/clients/{id}", clientId).statusCode();
    }

    private int rescheduled(String planId) {
        Map<String, Object> daily = Map.of("kind", "RRULE", "rrule", "FREQ=DAILY", "slots", List.of("am"));
        return practice.anna()
                .body(Map.of("from", Practice.today().plusDays(3).toString(), "schedule", daily))
                .post("/v1/plans/{id}/schedule", planId)
                .statusCode();
    }

    private static List<Future<Integer>> atOnce(Collection<Callable<Integer>> calls) throws InterruptedException {
        ExecutorService callers = Executors.newFixedThreadPool(calls.size());
        try {
            return callers.invokeAll(calls);
        } finally {
            callers.shutdown();
        }
    }
}
