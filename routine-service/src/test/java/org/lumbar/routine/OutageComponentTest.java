package org.lumbar.routine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lumbar.backbone.BackboneTestResource;
import org.lumbar.backbone.InjectBackbone;
import org.lumbar.backbone.TestStack;

/** What a caller sees while PostgreSQL is away, and what its messages tell. */
@QuarkusTest
@QuarkusTestResource(
        value = BackboneTestResource.class,
        restrictToAnnotatedClass = true,
        initArgs = @ResourceArg(name = "database", value = "routine"))
class OutageComponentTest {
    @InjectBackbone
    TestStack stack;

    @Inject
    EntityManager entities;

    Practice practice;
    UUID clientId;

    @BeforeEach
    void aClient() {
        practice = new Practice(stack);
        clientId = practice.newClient();
    }

    @Test
    void whoCallsWhilePostgresqlIsAwayIsToldToComeBack() {
        // Given
        stack.stopPostgres();

        // When
        Response read = practice.anna().get("/v1/clients/{id}", clientId);
        Response change = rename("Later");
        stack.startPostgres();

        // Then
        assertThat(read.statusCode()).isEqualTo(503);
        assertThat(change.statusCode()).isEqualTo(503);
        change.then().header("Retry-After", equalTo("2")).body("code", equalTo("temporarily-unavailable"));
    }

    @Test
    void whoCallsRightAfterAnOutageIsServedOrToldToComeBack() {
        // Given
        stack.stopPostgres();
        stack.startPostgres();

        // When
        var statuses = IntStream.range(0, 20)
                .mapToObj(i -> rename("Name " + i).statusCode())
                .toList();

        // Then
        assertThat(statuses).containsAnyOf(200).isSubsetOf(200, 503).endsWith(200);
    }

    @Test
    void aMessageOfPostgresqlNamesNoValue() {
        assertThatThrownBy(() -> QuarkusTransaction.requiringNew()
                        .run(() -> entities.createNativeQuery(
                                        "insert into client (client_id, display_name) values (:id, 'Ada Secret')")
                                .setParameter("id", clientId)
                                .executeUpdate()))
                .rootCause()
                .hasMessageContaining("null value")
                .hasMessageNotContainingAny("Ada Secret", clientId.toString());
    }

    private Response rename(String name) {
        return practice.anna().body(Map.of("displayName", name)).patch("/v1/clients/{id}", clientId);
    }
}
