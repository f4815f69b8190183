package org.lumbar.routine.screening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasSize;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lumbar.backbone.BackboneTestResource;
import org.lumbar.backbone.InjectBackbone;
import org.lumbar.backbone.TestStack;
import org.lumbar.routine.ContractSchemas;
import org.lumbar.routine.OneClient;

/** Readers learn in which periods a yes kept a client from their routines. */
@QuarkusTest
@WithTestResource(value = BackboneTestResource.class, initArgs = @ResourceArg(name = "database", value = "routine"))
class ScreeningHoldsComponentTest {
    @InjectBackbone
    TestStack stack;

    OneClient client;

    @BeforeEach
    void aClient() {
        client = new OneClient(stack);
    }

    @Test
    void aYesOpensAPeriodAndItsClearanceEndsItAtThatInstant() {
        // When
        String screening = client.answered("fever").statusCode(201).extract().path("screeningId");

        // Then
        JsonNode open = holds("URGENT_CARE");
        assertThat(open).hasSize(1);
        assertThat(open.path(0).path("from")).isEqualTo(client.toldScreening().path("answeredAt"));
        assertThat(open.path(0).path("to").isNull()).isTrue();

        // When
        String clearedAt = client.cleared(screening).statusCode(200).extract().path("clearedAt");

        // Then
        await("the end").until(() -> to(0).equals(clearedAt));
        assertThat(client.told().path("screeningHolds")).hasSize(1);
        assertThat(client.told().path("screeningHolds").path(0).path("from"))
                .isEqualTo(open.path(0).path("from"));
        assertThat(ContractSchemas.faults("client.v1.json", client.told())).isEmpty();
    }

    @Test
    void whoSaidYesToNothingWasNeverKeptFromAnything() {
        client.answered().statusCode(201);

        assertThat(holds("PASSED")).isEmpty();
        client.shown().body("screeningHolds", empty());
    }

    @Test
    void ofTwoThatStandTogetherThePeriodLastsUntilTheSecondIsCleared() {
        // Given
        String first = client.answered("infection").extract().path("screeningId");
        String second = client.answered("fever").extract().path("screeningId");
        client.cleared(first).statusCode(200);

        // Then
        JsonNode open = holds("URGENT_CARE");
        assertThat(open).hasSize(1);
        assertThat(open.path(0).path("to").isNull()).isTrue();

        // When
        String clearedAt = client.cleared(second).statusCode(200).extract().path("clearedAt");

        // Then
        await("the end").until(() -> to(0).equals(clearedAt));
        assertThat(client.told().path("screeningHolds")).hasSize(1);
    }

    @Test
    void theSameAnsweredTwiceIsOnePeriodAndAYesAfterItsClearanceTheNext() {
        // Given
        client.answered("fever").statusCode(201);
        String from = client.shown().extract().path("screeningHolds[0].from");
        String again = client.answered("fever").extract().path("screeningId");
        client.shown().body("screeningHolds", hasSize(1));

        // When
        client.cleared(again).statusCode(200);
        client.answered("fracture").statusCode(201);

        // Then
        JsonNode holds = holds("STOP");
        assertThat(holds).hasSize(2);
        assertThat(holds.path(0).path("from").asText()).isEqualTo(from);
        assertThat(holds.path(0).path("to").asText())
                .isLessThan(holds.path(1).path("from").asText());
        assertThat(holds.path(1).path("to").isNull()).isTrue();
    }

    private JsonNode holds(String result) {
        JsonNode unused = client.told(result);
        return client.told().path("screeningHolds");
    }

    private String to(int hold) {
        return client.told().path("screeningHolds").path(hold).path("to").asText();
    }
}
