package org.lumbar.routine;

import static io.restassured.RestAssured.given;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lumbar.backbone.BackboneTestResource;
import org.lumbar.backbone.InjectBackbone;
import org.lumbar.backbone.TestStack;
import org.lumbar.routine.Operations.For;
import org.lumbar.routine.Operations.Operation;

/** The matrix of {@link EveryOperationComponentTest} for logins without any claim. */
@QuarkusTest
@WithTestResource(value = BackboneTestResource.class, initArgs = @ResourceArg(name = "database", value = "routine"))
class BoundLoginComponentTest {
    @InjectBackbone
    TestStack stack;

    private Practice practice;
    private UUID client;
    private String plan;

    @BeforeEach
    void aClientWithAPlan() {
        practice = new Practice(stack);
        client = practice.newClient();
        plan = practice.newPlan(client, "eight-steps").path("planId");
    }

    /** A login without any claim, by what it is bound to: itself, another client of the practice, and what it was before. */
    @Test
    void aBoundLoginIsItsClientAndNobodyElseUntilItIsRevoked() {
        // Given
        Joining joining = new Joining(practice);
        String own = "stranger/" + UUID.randomUUID();
        String anothers = "stranger/" + UUID.randomUUID();
        String revoked = "stranger/" + UUID.randomUUID();
        UUID other = practice.newClient();
        joining.join(client, own, stack);
        joining.join(other, anothers, stack);
        joining.join(client, revoked, stack);
        joining.revokeLogin(client, revoked);

        // Then
        for (Operation operation : Operations.withRoles()) {
            boolean clientsToo = Set.of(For.CLIENTS, For.CLIENTS_TOO, For.CLIENTS_AND_ADMINS)
                    .contains(requireNonNull(operation.audience()));
            isRefused(as(revoked, operation), 403, "forbidden", operation);
            if (clientsToo) {
                assertThat(as(own, operation).statusCode()).as(operation.name()).isNotIn(401, 403);
            } else {
                isRefused(as(own, operation), 403, "forbidden", operation);
            }
            if (clientsToo && operation.isOfOneClient()) {
                assertThat(as(own, operation).asString())
                        .as(operation.name())
                        .doesNotContain("client-not-found", "plan-not-found");
                assertThat(as(anothers, operation).statusCode())
                        .as(operation.name())
                        .isEqualTo(404);
            }
        }
    }

    private Response as(String username, Operation operation) {
        return operation.ask(given().auth().oauth2(stack.token(username)), client, plan);
    }

    private static void isRefused(Response answer, int status, String code, Operation operation) {
        assertThat(answer.statusCode()).as(operation.name()).isEqualTo(status);
        assertThat(answer.jsonPath().getString("code")).as(operation.name()).isEqualTo(code);
    }
}
