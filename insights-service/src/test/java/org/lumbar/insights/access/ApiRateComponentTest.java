package org.lumbar.insights.access;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.lumbar.backbone.BackboneTestResource;
import org.lumbar.backbone.InjectBackbone;
import org.lumbar.backbone.TestStack;
import org.lumbar.insights.snapshot.Snapshots;

/** Somebody who asks too often. */
@QuarkusTest
@TestProfile(ApiRateComponentTest.Strict.class)
@QuarkusTestResource(
        value = BackboneTestResource.class,
        restrictToAnnotatedClass = true,
        initArgs = @ResourceArg(name = "database", value = "api_rate"))
class ApiRateComponentTest {

    private static final int BURST = 20;

    public static class Strict implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("lumbar.api.burst", "" + BURST, "lumbar.api.requests-per-second", "1");
        }
    }

    @InjectBackbone
    TestStack stack;

    @Test
    void whoAsksTooOftenIsRefusedAndCostsNobodyElse() {
        // Given
        String anna = stack.token("therapist@" + Snapshots.practice() + "/anna");
        String max = stack.token("therapist@" + Snapshots.practice() + "/max");

        // When
        List<Response> answers =
                IntStream.range(0, 3 * BURST).mapToObj(i -> ask(anna)).toList();

        // Then
        assertThat(answers.subList(0, BURST))
                .allSatisfy(answer -> assertThat(answer.statusCode()).isEqualTo(200));
        Response refused = answers.get(answers.size() - 1);
        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.contentType()).startsWith("application/problem+json");
        assertThat(refused.jsonPath().getString("code")).isEqualTo("too-many-requests");
        assertThat(refused.header("Retry-After")).isEqualTo("1");
        assertThat(ask(max).statusCode()).isEqualTo(200);
        assertThat(given().get("/v1/clients").statusCode()).isEqualTo(401);
        assertThat(ask("no token").statusCode()).isEqualTo(401);
    }

    private static Response ask(String token) {
        return given().auth().oauth2(token).get("/v1/clients");
    }
}
