package org.lumbar.session.edge;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.lumbar.backbone.BackboneTestResource;
import org.lumbar.backbone.InjectBackbone;
import org.lumbar.backbone.TestStack;

/** Ready means that callers can be served, and apps can while the database is away. */
@QuarkusTest
@WithTestResource(value = BackboneTestResource.class, initArgs = @ResourceArg(name = "database", value = "session"))
class ReadinessComponentTest {
    @InjectBackbone
    TestStack stack;

    @Test
    void withoutItsDatabaseTheEdgeStaysReadyAndTakesEvents() {
        // Given
        Phone phone = new Phone(stack);
        stack.stopPostgres();
        // When
        var ready = given().get(stack.management("/q/health/ready")).then();
        var sent = phone.send(phone.start());
        stack.startPostgres();
        // Then
        ready.statusCode(200);
        sent.statusCode(202).body("results[0].status", equalTo("accepted"));
    }
}
