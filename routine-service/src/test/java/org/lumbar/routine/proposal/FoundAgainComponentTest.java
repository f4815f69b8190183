package org.lumbar.routine.proposal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lumbar.backbone.BackboneTestResource;
import org.lumbar.backbone.InjectBackbone;
import org.lumbar.backbone.TestStack;

/** A proposal that is found again keeps its first instant: facts are read again, grow, or were there before an update. */
@QuarkusTest
@WithTestResource(value = BackboneTestResource.class, initArgs = @ResourceArg(name = "database", value = "routine"))
class FoundAgainComponentTest {
    @InjectBackbone
    TestStack stack;

    @Inject
    FindProposals find;

    ProposedClient scene;

    @BeforeEach
    void aClientWithADailyBallPlan() {
        scene = new ProposedClient(stack);
    }

    @Test
    void factsThatAreReadAgainKeepTheFirstInstantOfTheSameProposal() throws SQLException {
        // Given
        scene.calm(3, 2, 1);
        String proposal = scene.waits("OPEN_STEP");
        String since = scene.openSince();

        // When the facts are emptied, and somebody looks before they are there again
        scene.execute("delete from fact where client_id = :client");
        scene.touch("now()");
        scene.nothingWaits();
        scene.calm(3, 2, 1);

        // Then
        assertThat(scene.waits("OPEN_STEP")).isEqualTo(proposal);
        scene.shown().body("openProposals[0].openSince", equalTo(since));
    }

    @Test
    void newerEvidenceForWhatWaitsDoesNotMakeItYounger() {
        // Given
        scene.hard(4, 3);
        String first = scene.waits("LIGHTER");
        String since = scene.openSince();

        // When
        scene.hard(1);

        // Then
        await("the newer reason")
                .atMost(ProposedClient.SOON)
                .until(() -> !scene.waits("LIGHTER").equals(first));
        scene.shown().body("openProposals[0].openSince", equalTo(since));

        // And after a decision a new reason is a new proposal
        scene.client.decline(scene.waits("LIGHTER"));
        scene.hard(0);
        scene.waits("LIGHTER");
        assertThat(scene.openSince()).isGreaterThan(since);
    }

    @Test
    void whatWaitsAtAnUpdateIsFoundWithoutANewFactAndLookedForOnceMore() throws SQLException {
        // Given a client as the update leaves them
        scene.calm(3, 2, 1);
        scene.waits("OPEN_STEP");
        scene.lookedAt();
        scene.execute("delete from open_proposal where client_id = :client");
        scene.execute("update client set open_proposals = '[]', revision = revision + 1 where client_id = :client");

        // When
        scene.touch("now(), now() + interval '15 minutes'");

        // Then
        scene.waits("OPEN_STEP");
        assertThat(scene.rows("touched_client", "true")).isEqualTo(1);
        scene.execute("update touched_client set due_at = now() where client_id = :client");
        scene.lookedAt();
    }

    @Test
    void aClientWhomSomebodyHoldsStopsNoOther() throws SQLException {
        // Given
        ProposedClient other = new ProposedClient(stack);
        try (Connection held = scene.held()) {
            scene.calm(3, 2, 1);

            // When
            other.calm(3, 2, 1);

            // Then
            other.waits("OPEN_STEP");
            other.lookedAt();
            assertThat(scene.told("kind")).isEmpty();
            held.rollback();
        }
        scene.waits("OPEN_STEP");
    }

    @Test
    void instancesThatLookAtTheSameTimeTellItOnce() throws Exception {
        // Given
        scene.calm(3, 2, 1);
        scene.waits("OPEN_STEP");
        scene.lookedAt();
        scene.execute("delete from open_proposal where client_id = :client");
        int before = scene.revision();
        int instances = 4;
        CyclicBarrier together = new CyclicBarrier(instances);
        ExecutorService running = Executors.newFixedThreadPool(instances);

        // When
        scene.touch("now()");
        List<Future<?>> looks = IntStream.range(0, instances)
                .<Future<?>>mapToObj(i -> running.submit(() -> {
                    together.await();
                    QuarkusTransaction.requiringNew().run(() -> find.find(scene.client.id));
                    return null;
                }))
                .toList();
        for (Future<?> look : looks) {
            look.get();
        }
        running.shutdown();

        // Then: found anew, told with a new first instant, and once
        assertThat(scene.revision()).isEqualTo(before + 1);
        assertThat(scene.rows("touched_client", "true")).isZero();
    }
}
