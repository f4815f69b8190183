package org.lumbar.routine;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.lumbar.backbone.BackboneTestResource;
import org.lumbar.backbone.api.StoredDocument;

/** The service answers with the document that is part of the contract. */
@QuarkusTest
@WithTestResource(value = BackboneTestResource.class, initArgs = @ResourceArg(name = "database", value = "routine"))
class ApiDocumentComponentTest {
    /** Run with {@code -Dapi.store=true} to store what has changed. */
    @Test
    void theApiDocumentIsTheOneThatTheContractHasStored() {
        String running = given().get("/q/openapi?format=json").asString();

        List<String> both = StoredDocument.both("routine-service", running, Path.of(".."));

        assertThat(both.get(1)).isEqualTo(both.get(0));
    }
}
