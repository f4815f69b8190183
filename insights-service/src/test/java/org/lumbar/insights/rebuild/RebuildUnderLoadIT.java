package org.lumbar.insights.rebuild;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lumbar.backbone.BackboneTestResource;
import org.lumbar.backbone.InjectBackbone;
import org.lumbar.backbone.TestStack;

/** A practice does not stop working because an operator rebuilds. */
@QuarkusIntegrationTest
@WithTestResource(value = BackboneTestResource.class, initArgs = @ResourceArg(name = "database", value = "insights"))
class RebuildUnderLoadIT {

    private static final int SNAPSHOTS_PER_SECOND = 500;

    @InjectBackbone
    TestStack stack;

    @TempDir
    Path folder;

    @Test
    void itEndsWhileSnapshotsKeepComingAndNoneIsLost() throws Exception {
        // Given
        Path log = folder.resolve("rebuild.log");
        try (SteadyPractice practice = new SteadyPractice(stack, 400)) {
            practice.publishAll(30);
            practice.keepTelling(SNAPSHOTS_PER_SECOND);
            // When
            long start = System.nanoTime();
            Process rebuild = Packaged.start(stack, Map.of(), Redirect.to(log.toFile()), "rebuild");
            boolean ended = rebuild.waitFor(100, TimeUnit.SECONDS);
            double seconds = (System.nanoTime() - start) / 1e9;
            rebuild.destroyForcibly().waitFor();
            double rate = practice.stop();
            // Then
            String said = Files.readString(log);
            assertThat(ended)
                    .as("%.0f s at %.0f snapshots/s\n%s", seconds, rate, said)
                    .isTrue();
            assertThat(rebuild.exitValue()).as(said).isZero();
            assertThat(rate).as(said).isGreaterThan(0.9 * SNAPSHOTS_PER_SECOND);
            System.out.printf("Rebuilt in %.1f s at %.0f snapshots/s%n%s", seconds, rate, said);
            await("the live intake to catch up")
                    .atMost(Duration.ofSeconds(90))
                    .untilAsserted(() -> assertThat(stored()).isEqualTo(practice.newest()));
        }
    }

    /** Revisions and scores of all ratings, as a checksum of either side. */
    private String stored() throws Exception {
        try (var connection = DriverManager.getConnection(
                        stack.jdbcUrl(),
                        stack.database().user(),
                        stack.database().password());
                var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT count(*) || ' ratings, revisions ' || sum(revision)"
                        + " || ', scores ' || sum((document ->> 'score')::int * revision) FROM pain_rating")) {
            assertThat(rows.next()).isTrue();
            return rows.getString(1);
        }
    }
}
