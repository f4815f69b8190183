package org.lumbar.routine.roster;

import static org.awaitility.Awaitility.await;

import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.lumbar.backbone.TestStack;
import org.lumbar.routine.Practice;

/** Rosters that a practice's administrator sends, and how far they are. */
record SentRosters(TestStack stack, Practice practice) {
    static final String HEADS = "reference,name,zone,therapist,routine,start,schedule\n";

    /** So many good rows, each with a plan. */
    static String rows(int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(i -> "P-%05d,Person %d,Europe/Berlin,anna,eight-steps,%s,%s\n"
                        .formatted(i, i, Practice.today().plusDays(i % 30), i % 2 == 0 ? "daily x2" : "3/week"))
                .collect(Collectors.joining());
    }

    Response send(String file) {
        return practice.admin()
                .contentType("text/csv")
                .body(file.getBytes(StandardCharsets.UTF_8))
                .post("/v1/rosters");
    }

    Response confirm(String roster) {
        return practice.admin().post("/v1/rosters/{id}/confirmation", roster);
    }

    /** Confirms what was sent, and waits until all are made. */
    String done(Response sent) {
        String roster = sent.then().statusCode(201).extract().path("rosterId");
        confirm(roster).then().statusCode(202);
        isDone(roster);
        return roster;
    }

    void isDone(String roster) {
        await("the roster is done")
                .atMost(Duration.ofSeconds(20))
                .until(() -> state(roster).equals("DONE"));
    }

    String state(String roster) {
        return practice.admin().get("/v1/rosters/{id}", roster).path("state");
    }

    /** Of this practice, whose clients are not made yet. */
    String waitingRows() {
        return stack.asService("select count(*)::text from roster_row where practice_id = '" + practice.id() + "'");
    }

    static String id(ValidatableResponse roster) {
        return roster.extract().path("rosterId");
    }
}
