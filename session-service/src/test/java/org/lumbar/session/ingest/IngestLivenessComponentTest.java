package org.lumbar.session.ingest;

import static io.restassured.RestAssured.given;
import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.MemberDescription;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lumbar.backbone.BackboneTestResource;
import org.lumbar.backbone.InjectBackbone;
import org.lumbar.backbone.TestStack;

/** A stuck consumer fails liveness, for a restart helps; waiting for others does not, for it wouldn't. */
@QuarkusTest
@TestProfile(IngestLivenessComponentTest.Impatient.class)
@QuarkusTestResource(
        value = BackboneTestResource.class,
        restrictToAnnotatedClass = true,
        initArgs = @ResourceArg(name = "database", value = "session"))
class IngestLivenessComponentTest {
    private static final Duration LONGER_THAN_STUCK = Duration.ofSeconds(6);

    @InjectBackbone
    TestStack stack;

    private Story story;

    /** Shorter than production's, and still shorter than PostgreSQL's own time limit for a lock. */
    public static final class Impatient implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("lumbar.ingest.stuck-after", "4s", "lumbar.ingest.patience", "4s");
        }
    }

    @BeforeEach
    void aClientWithAPlan() {
        story = new Story(stack).withClient().withPlan();
        story.settle();
    }

    @Test
    void aConsumerThatHangsInAStatementFailsLivenessUntilItGoesOn() throws Exception {
        // Given
        try (Connection other = DriverManager.getConnection(
                        stack.jdbcUrl(),
                        stack.database().user(),
                        stack.database().password());
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("LOCK TABLE events IN ACCESS EXCLUSIVE MODE");
            assertThat(liveness()).isEqualTo(200);

            // When
            story.sendStart();

            // Then
            await("the stuck consumer shows").atMost(Duration.ofSeconds(12)).until(() -> liveness() == 503);
            other.rollback();
        }
        await("it goes on").until(() -> liveness() == 200);
        assertThat(story.toldSession().get("eventCount").intValue()).isEqualTo(1);
    }

    @Test
    void aRoundThatComesAgainAndAgainWhilePostgresAnswersFailsLivenessUntilItIsDone() {
        // Given
        story.execute("ALTER TABLE events RENAME TO missing");

        // When
        story.sendStart();

        // Then
        await("it is noticed").atMost(Duration.ofSeconds(12)).until(() -> liveness() == 503);
        assertThat(given().get(stack.management("/q/metrics")).asString())
                .containsPattern("lumbar_consumer_round_repeats_seconds\\{consumer=\"ingest-\\d\"} [4-9]");
        story.execute("ALTER TABLE missing RENAME TO events");
        await("it goes on").until(() -> liveness() == 200);
        assertThat(story.toldSession().get("eventCount").intValue()).isEqualTo(1);
    }

    @Test
    void anOutageOfTheDatabaseIsWaitedForByConsumersThatLiveAndKeepTheirPlaceInTheGroup() throws Exception {
        // Given
        Set<String> members = members();
        stack.stopPostgres();

        // When
        story.sendStart();

        // Then
        stayAlive();
        stack.startPostgres();
        assertThat(story.toldSession().get("eventCount").intValue()).isEqualTo(1);
        assertThat(members()).isEqualTo(members).hasSize(2);
    }

    @Test
    void anOutageOfTheBrokerIsWaitedForByConsumersThatLive() {
        // Given
        stack.stopBroker();

        // Then
        stayAlive();
        stack.startBroker();
        story.sendStart();
        assertThat(story.toldSession().get("eventCount").intValue()).isEqualTo(1);
    }

    private void stayAlive() {
        await("liveness stays up")
                .during(LONGER_THAN_STUCK)
                .atMost(LONGER_THAN_STUCK.multipliedBy(2))
                .until(() -> liveness() == 200);
    }

    private int liveness() {
        return given().get(stack.management("/q/health/live")).statusCode();
    }

    private Set<String> members() throws Exception {
        String group = stack.database().user();
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", stack.bootstrapServers()))) {
            return requireNonNull(admin.describeConsumerGroups(Set.of(group))
                            .describedGroups()
                            .get(group))
                    .get()
                    .members()
                    .stream()
                    .map(MemberDescription::consumerId)
                    .collect(toSet());
        }
    }
}
