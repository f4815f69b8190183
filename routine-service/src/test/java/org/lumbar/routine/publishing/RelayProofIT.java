package org.lumbar.routine.publishing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.restassured.RestAssured;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lumbar.backbone.Postgres;
import org.lumbar.backbone.TestStack;
import org.lumbar.routine.Practice;
import org.lumbar.routine.ServiceJvm;

/**
 * Promise 1 under fire: sixteen writers with rollbacks and erasures, one transaction that stays open all the while, and two
 * instances of the packaged service, of which the leading one is killed with SIGKILL again and again. The same is then done
 * to a naive relay, and must find it out. Full scale: {@code -Dlumbar.proof.transactions=24000 -Dlumbar.proof.kills=20
 * -Dlumbar.proof.open-seconds=60}.
 */
class RelayProofIT {
    private static final Logger LOG = Logger.getLogger(RelayProofIT.class);
    private static final int TRANSACTIONS = Integer.getInteger("lumbar.proof.transactions", 1600);
    private static final int KILLS = Integer.getInteger("lumbar.proof.kills", 3);
    private static final Duration OPEN = Duration.ofSeconds(Integer.getInteger("lumbar.proof.open-seconds", 5));
    private static final int WRITERS = 16;
    private static final int PLANS = 100;

    private TestStack stack;
    private Postgres.Database database;

    @BeforeEach
    void openStack() {
        stack = TestStack.open("routine");
        database = stack.database();
    }

    @AfterEach
    void closeStack() {
        stack.close();
    }

    @Test
    void killedServicesLoseNothingInventNothingAndNeverGoBack() throws Exception {
        // Given
        UUID pattern = aPlan();
        try (MortalTroop services =
                        new MortalTroop(() -> ServiceJvm.packagedService(stack), RelayProofIT::areReadyAndLed);
                PlanWriters writers = new PlanWriters(database, pattern, PLANS, WRITERS)) {
            // When
            writers.holdOneTransactionOpen(OPEN);
            writers.write(TRANSACTIONS, done -> services.accompany(done, TRANSACTIONS, KILLS));
            await("nothing waits any more").atMost(Duration.ofMinutes(5)).until(() -> backlog() == 0);

            // Then
            Verdict verdict = Verdict.of(stack.consume("plans"), writers.committed());
            LOG.infof("%d transactions, %d kills, the service: %s", TRANSACTIONS, services.kills(), verdict);
            assertThat(services.kills()).isEqualTo(KILLS);
            assertThat(verdict.isFlawless()).as(verdict.toString()).isTrue();
        }
    }

    @Test
    void theSameProofFindsOutANaiveRelay() throws Exception {
        // Given
        UUID pattern = aPlan();
        stack.asOwner("create table naive_cursor as select timestamptz 'epoch' as changed_at");
        try (MortalTroop relays = new MortalTroop(this::naive, jvms -> connectedNaiveRelays() == jvms.size());
                PlanWriters writers = new PlanWriters(database, pattern, PLANS, WRITERS)) {
            // When
            writers.holdOneTransactionOpen(OPEN);
            writers.write(TRANSACTIONS, done -> relays.accompany(done, TRANSACTIONS, KILLS));
            await("nothing comes any more")
                    .atMost(Duration.ofMinutes(2))
                    .pollInterval(Duration.ofSeconds(1))
                    .until(new Standstill());

            // Then
            Verdict verdict = Verdict.of(stack.consume("session-events"), writers.committed());
            LOG.infof("%d transactions, %d kills, a naive relay: %s", TRANSACTIONS, relays.kills(), verdict);
            assertThat(verdict.lost()).contains(writers.heldOpen());
        }
    }

    /** A published plan, made by a service that is gone again. */
    private UUID aPlan() {
        ServiceJvm service = ServiceJvm.packagedService(stack);
        try {
            await("the service").atMost(Duration.ofMinutes(2)).until(service::isReady);
            RestAssured.port = service.port();
            Practice practice = new Practice(stack);
            String plan =
                    practice.newPlan(practice.newClient(), "ball-or-roller").path("planId");
            return UUID.fromString(plan);
        } finally {
            service.kill();
        }
    }

    private ServiceJvm naive() {
        return ServiceJvm.of(
                NaiveRelay.class,
                database.jdbcUrl() + (database.jdbcUrl().contains("?") ? "&" : "?") + "ApplicationName=naive-relay",
                database.user(),
                database.password(),
                stack.bootstrapServers(),
                stack.topic("session-events"));
    }

    private static boolean areReadyAndLed(List<ServiceJvm> services) {
        return services.stream().allMatch(ServiceJvm::isReady)
                && services.stream().anyMatch(ServiceJvm::leads);
    }

    private long connectedNaiveRelays() {
        return count("select count(*) from pg_stat_activity"
                + " where application_name = 'naive-relay' and datname = current_database()");
    }

    private long backlog() {
        return count("select (select count(*) from plan where revision <> published_revision)"
                + " + (select count(*) from erasure where not published)");
    }

    private long count(String sql) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet count = statement.executeQuery(sql)) {
            count.next();
            return count.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
    }

    /** True once three looks in a row have found the same. */
    private final class Standstill implements java.util.concurrent.Callable<Boolean> {
        private int records = -1;
        private int looks;

        @Override
        public Boolean call() {
            int now = stack.consume("session-events").size();
            looks = now == records ? looks + 1 : 0;
            records = now;
            return looks == 3;
        }
    }
}
