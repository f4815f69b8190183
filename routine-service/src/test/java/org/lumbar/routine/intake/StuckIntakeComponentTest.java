package org.lumbar.routine.intake;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.lumbar.backbone.BackboneTestResource;
import org.lumbar.backbone.InjectBackbone;
import org.lumbar.backbone.TestStack;
import org.lumbar.routine.Happenings;
import org.lumbar.routine.Practice;

/** An intake that hangs fails liveness, and readiness never hangs on Kafka. */
@QuarkusTest
@TestProfile(StuckIntakeComponentTest.Impatient.class)
@QuarkusTestResource(
        value = BackboneTestResource.class,
        restrictToAnnotatedClass = true,
        initArgs = @ResourceArg(name = "database", value = "routine"))
class StuckIntakeComponentTest {
    @InjectBackbone
    TestStack stack;

    /** Liveness that waits less than the database may. */
    public static final class Impatient implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("lumbar.intake.stuck-after", "3s");
        }
    }

    @Test
    void anIntakeThatHangsFailsLivenessUntilItGoesOn() throws SQLException {
        // Given a table that nobody can write to
        Practice practice = new Practice(stack);
        UUID clientId = practice.newClient();
        await("the service lives").until(() -> status("live") == 200);
        try (Connection connection = DriverManager.getConnection(
                        stack.jdbcUrl(),
                        stack.database().user(),
                        stack.database().password());
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("lock table fact in share mode");

            // When
            new Happenings(stack, practice.id(), clientId).day(Practice.today(), 60, List.of(), List.of(), List.of());

            // Then it is not alive, but serves its callers
            await("liveness fails").atMost(java.time.Duration.ofSeconds(30)).until(() -> status("live") == 503);
            given().get(stack.management("/q/health/ready")).then().statusCode(200);
            connection.rollback();
        }
        await("liveness is back").until(() -> status("live") == 200);
        await("nothing was lost").until(() -> used(practice, clientId) == 60);
    }

    @Test
    void withoutKafkaTheServiceIsReadyAndAlive() {
        // Given
        Practice practice = new Practice(stack);
        UUID clientId = practice.newClient();

        // When
        stack.stopBroker();
        try {
            // Then
            await("a while without Kafka, and no silence")
                    .during(java.time.Duration.ofSeconds(4))
                    .atMost(java.time.Duration.ofSeconds(8))
                    .until(() -> status("live") == 200 && status("ready") == 200);
            practice.client(clientId)
                    .get("/v1/clients/{id}/today", clientId)
                    .then()
                    .statusCode(200);
        } finally {
            stack.startBroker();
        }
    }

    private int status(String check) {
        return given().get(stack.management("/q/health/" + check)).statusCode();
    }

    private static int used(Practice practice, UUID clientId) {
        return practice.client(clientId).get("/v1/clients/{id}/today", clientId).path("ballRoll.usedSeconds");
    }
}
