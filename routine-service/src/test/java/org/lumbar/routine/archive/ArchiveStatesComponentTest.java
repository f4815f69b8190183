package org.lumbar.routine.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.sql.SQLException;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lumbar.backbone.BackboneTestResource;
import org.lumbar.backbone.InjectBackbone;
import org.lumbar.backbone.TestStack;
import org.lumbar.routine.ContractSchemas;

/** An archive is asked for, collected, fetched once, or goes. */
@QuarkusTest
@WithTestResource(value = BackboneTestResource.class, initArgs = @ResourceArg(name = "database", value = "routine"))
class ArchiveStatesComponentTest {
    private static final String SESSION = "session-service";
    private static final String INSIGHTS = "insights-service";

    @InjectBackbone
    TestStack stack;

    AskedArchive asked;

    @BeforeEach
    void aClientWithAPlan() {
        asked = new AskedArchive(stack);
    }

    @Test
    void itIsFetchedOnceByWhoeverComesFirstAndThenItsBytesAreGone() throws SQLException {
        // Given
        String archive = asked.ask();
        asked.answer(archive, SESSION, UUID.randomUUID(), "{\"n\": 1}");
        asked.answer(archive, INSIGHTS, UUID.randomUUID());
        asked.ready(archive);

        // When
        asked.fetch(archive);

        // Then
        asked.practice
                .client(asked.clientId)
                .get(asked.content(archive))
                .then()
                .statusCode(410)
                .body("code", equalTo("archive-fetched"));
        asked.practice
                .admin()
                .get(asked.content(archive))
                .then()
                .statusCode(410)
                .body("code", equalTo("archive-fetched"));
        asked.practice
                .admin()
                .get(asked.path(archive))
                .then()
                .body("state", equalTo("FETCHED"))
                .body("fetchedAt", notNullValue());
        assertThat(asked.count("archive_part") + asked.count("archive_answer")).isZero();
    }

    @Test
    void untilAllHaveAnsweredItSaysHowFarEachIs() {
        String archive = asked.ask();
        asked.answer(archive, SESSION, UUID.randomUUID(), "{\"n\": 1}");
        await("two have answered")
                .until(() -> asked.practice
                                .admin()
                                .get(asked.path(archive))
                                .jsonPath()
                                .getList("services.findAll {it.complete}.service")
                                .size()
                        == 2);

        asked.practice
                .client(asked.clientId)
                .get(asked.path(archive))
                .then()
                .statusCode(200)
                .body("state", equalTo("COLLECTING"))
                .body("services.find {it.service == 'session-service'}.parts", equalTo(1))
                .body("services.find {it.service == 'insights-service'}.complete", equalTo(false));
        asked.practice
                .client(asked.clientId)
                .get(asked.content(archive))
                .then()
                .statusCode(409)
                .body("code", equalTo("archive-not-ready"));
    }

    @Test
    void whoAsksAgainGetsTheOneThatIsOpen() throws IOException {
        String archive = asked.ask();

        assertThat(asked.ask()).isEqualTo(archive);
        await("the request").until(() -> asked.requests().size() == 1);
        assertThat(ContractSchemas.faults(
                        "archive-request.v1.json", asked.requests().get(0)))
                .isEmpty();
        assertThat(asked.requests().get(0).get("archiveId").textValue()).isEqualTo(archive);
    }

    @Test
    void aFourthInADayIsRefusedUntilTheFirstIsADayOld() throws SQLException {
        // Given
        for (int i = 0; i < 3; i++) {
            asked.ask();
            asked.execute("update archive set fetched_at = now() where client_id = '" + asked.clientId + "'");
        }

        // When, Then
        asked.practice
                .client(asked.clientId)
                .post("/v1/clients/{id}/archives", asked.clientId)
                .then()
                .statusCode(429)
                .header("Retry-After", notNullValue())
                .body("code", equalTo("too-many-archives"));
        asked.execute("update archive set requested_at = requested_at - interval '25 hours' where client_id = '"
                + asked.clientId + "'");
        asked.ask();
    }

    @Test
    void whatNobodyFetchesExpiresAndWhatIsNotAnsweredFails() throws SQLException {
        // Given
        String archive = asked.ask();
        asked.answer(archive, SESSION, UUID.randomUUID(), "{\"n\": 1}");
        asked.answer(archive, INSIGHTS, UUID.randomUUID());
        asked.ready(archive);

        // When
        asked.execute("update archive set requested_at = requested_at - interval '73 hours' where client_id = '"
                + asked.clientId + "'");

        // Then
        await("its bytes are deleted").until(() -> asked.count("archive_part") == 0);
        asked.practice.admin().get(asked.path(archive)).then().body("state", equalTo("EXPIRED"));
        asked.practice
                .admin()
                .get(asked.content(archive))
                .then()
                .statusCode(410)
                .body("code", equalTo("archive-expired"));
        String next = asked.ask();
        assertThat(next).isNotEqualTo(archive);
        asked.execute("update archive set requested_at = requested_at - interval '24 hours' where archive_id = '" + next
                + "'");
        asked.practice.admin().get(asked.path(next)).then().body("state", equalTo("FAILED"));
        asked.practice.admin().get(asked.content(next)).then().statusCode(409).body("code", equalTo("archive-failed"));
        assertThat(asked.ask()).isNotEqualTo(next);
    }

    @Test
    void whatComesOfAnErasedClientIsDropped() throws SQLException {
        // Given
        String archive = asked.ask();
        asked.part(archive, SESSION, UUID.randomUUID(), 1, "{\"n\": 1}");
        asked.practice.admin().delete("/v1/clients/{id}", asked.clientId).then().statusCode(204);

        // When
        asked.answer(archive, INSIGHTS, UUID.randomUUID(), "{\"n\": 1}");

        // Then
        await("it is read").until(() -> stack.lag("archive-parts") == 0);
        assertThat(asked.count("archive") + asked.count("archive_part") + asked.count("archive_answer"))
                .isZero();
        asked.practice.admin().get(asked.path(archive)).then().statusCode(404);
    }
}
