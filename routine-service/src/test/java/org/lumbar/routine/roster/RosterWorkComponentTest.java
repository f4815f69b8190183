package org.lumbar.routine.roster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lumbar.backbone.BackboneTestResource;
import org.lumbar.backbone.InjectBackbone;
import org.lumbar.backbone.TestStack;
import org.lumbar.routine.Practice;

/** What becomes of rosters in the background: in time, once each, and not for longer than need be. */
@QuarkusTest
@WithTestResource(value = BackboneTestResource.class, initArgs = @ResourceArg(name = "database", value = "routine"))
class RosterWorkComponentTest {
    private static final Logger LOG = Logger.getLogger(RosterWorkComponentTest.class);
    private static final int MOST = 10_000;

    @InjectBackbone
    TestStack stack;

    private Practice practice;
    private SentRosters rosters;

    @BeforeEach
    void openPractice() {
        practice = new Practice(stack);
        rosters = new SentRosters(stack, practice);
    }

    @Test
    void anErasedClientIsNotTakenOnAgainByARosterThatWaits() {
        // Given
        var unused = rosters.done(rosters.send(SentRosters.HEADS + "1,Ada,Europe/Berlin,anna,,,\n"));
        stack.asOwner("update client set reference = 'other' where practice_id = '" + practice.id() + "'");
        String waiting = rosters.send(SentRosters.HEADS + "1,Ada,Europe/Berlin,anna,,,\n")
                .path("rosterId");
        stack.asOwner("update client set reference = '1' where practice_id = '" + practice.id() + "'");
        String client = practice.admin().get("/v1/clients").path("items[0].clientId");

        // When
        practice.admin().delete("/v1/clients/{id}", client).then().statusCode(204);

        // Then
        assertThat(rosters.waitingRows()).isEqualTo("0");
        rosters.confirm(waiting).then().statusCode(202);
        rosters.isDone(waiting);
        practice.admin().get("/v1/clients").then().body("items", hasSize(0));
    }

    @Test
    void whatNobodyConfirmsInTimeIsDeleted() {
        // Given
        String roster = rosters.send(SentRosters.HEADS + "1,Ada,Europe/Berlin,anna,,,\n")
                .path("rosterId");

        // When
        stack.asOwner(
                "update roster set created_at = created_at - interval '25 hours' where roster_id = '" + roster + "'");

        // Then
        await("its rows are deleted").until(() -> rosters.waitingRows().equals("0"));
        practice.admin().get("/v1/rosters/{id}", roster).then().body("state", equalTo("EXPIRED"));
        rosters.confirm(roster).then().statusCode(409).body("code", equalTo("roster-expired"));
    }

    @Test
    void aStepThatCanNotBeTakenNowIsTakenLaterAndMakesNobodyTwice() throws Exception {
        // Given
        String roster = rosters.send(SentRosters.HEADS + SentRosters.rows(450)).path("rosterId");
        try (Connection other = DriverManager.getConnection(
                        stack.jdbcUrl(),
                        stack.database().user(),
                        stack.database().password());
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("select pg_advisory_xact_lock(hashtextextended('roster:" + practice.id() + "', 0))");
            rosters.confirm(roster).then().statusCode(202);

            // When
            await("nothing is made meanwhile")
                    .during(Duration.ofSeconds(4))
                    .atMost(Duration.ofSeconds(8))
                    .until(() -> rosters.state(roster).equals("RUNNING"));
            practice.admin().get("/v1/rosters/{id}", roster).then().body("made", equalTo(0));
            other.rollback();
        }
        rosters.isDone(roster);

        // Then
        practice.admin().get("/v1/rosters/{id}", roster).then().body("made", equalTo(450));
        assertThat(clients()).isEqualTo("450");
    }

    @Test
    void whatAnInstanceLeftWhenItEndedIsMadeByTheNext() {
        // Given: one that has made the first 200, committed that, and is no more
        String roster = rosters.send(SentRosters.HEADS + SentRosters.rows(450)).path("rosterId");
        stack.asOwner(
                "delete from roster_row where roster_id = '" + roster + "' and row_number <= 201",
                "update roster set confirmed_at = now(), confirmed_by = 'max', made = 200 where roster_id = '" + roster
                        + "'");

        // When
        rosters.isDone(roster);

        // Then
        practice.admin().get("/v1/rosters/{id}", roster).then().body("made", equalTo(450));
        assertThat(clients()).isEqualTo("250");
    }

    private String clients() {
        return stack.asService("select count(*)::text from client where practice_id = '" + practice.id() + "'");
    }

    @Test
    void tenThousandRowsAreCheckedAndMadeWithinAMinute() {
        // Given
        String file = SentRosters.HEADS + SentRosters.rows(MOST);
        Instant sent = Instant.now();

        // When
        String roster = rosters.send(file)
                .then()
                .statusCode(201)
                .body("state", equalTo("CHECKED"))
                .extract()
                .path("rosterId");
        Duration checked = Duration.between(sent, Instant.now());
        rosters.confirm(roster).then().statusCode(202);
        await("all are made")
                .atMost(Duration.ofSeconds(60))
                .until(() -> rosters.state(roster).equals("DONE"));

        // Then
        Duration all = Duration.between(sent, Instant.now());
        LOG.infof("10,000 rows: checked in %d ms, all made after %d ms", checked.toMillis(), all.toMillis());
        assertThat(all).isLessThan(Duration.ofSeconds(60));
        practice.admin().get("/v1/rosters/{id}", roster).then().body("made", equalTo(MOST));
    }
}
