package org.lumbar.foundation.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;

class ApiOperationsTest {
    private static final String DOCUMENT = """
        {"paths": {"/v1/clients/{clientId}": {"patch": {
          "operationId": "changeClient", "security": [{"bearer": []}], "tags": ["Clients"],
          "parameters": [{"name": "clientId", "in": "path", "schema": {"type": "string"}},
                         {"name": "If-Match", "in": "header", "schema": {"type": "string"}}],
          "requestBody": {"content": {"application/json": {"schema": {}}}},
          "responses": {"200": {"description": "OK"},
                        "201": {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/Client"}}}},
                        "409": {"description": "Something runs: `plans-running`"}}}}},
         "components": {"schemas": {"Client": {}, "Unused": {}}}}
        """;

    private final JsonNode answers;
    private final ObjectNode document;

    ApiOperationsTest() throws JsonProcessingException {
        document = (ObjectNode) new ObjectMapper().readTree(DOCUMENT);
        new ApiOperations(document, new ApiResources(getClass().getClassLoader()), "Routine").complete();
        answers = document.at("/paths/~1v1~1clients~1{clientId}/patch/responses");
    }

    @Test
    void itsOwnCodesAndThoseOfEveryOperationStandAtTheirStatus() {
        assertThat(answers.at("/409/x-codes")).extracting(JsonNode::asText).containsExactly("plans-running");
        assertThat(answers.at("/412/x-codes")).extracting(JsonNode::asText).containsExactly("stale-revision");
        assertThat(answers.at("/404/x-codes"))
                .extracting(JsonNode::asText)
                .containsExactly("client-not-found", "not-found");
        assertThat(answers.at("/400/x-codes"))
                .extracting(JsonNode::asText)
                .containsExactly("invalid-parameter", "invalid-request", "malformed-request");
    }

    @Test
    void everyRefusalIsAProblem() {
        for (String status :
                new String[] {"400", "401", "403", "404", "406", "409", "412", "413", "415", "429", "503"}) {
            assertThat(answers.path(status)
                            .at("/content/application~1problem+json/schema/$ref")
                            .asText())
                    .as(status)
                    .endsWith("/Problem");
        }
    }

    @Test
    void whoeverRepeatsItIsAnsweredWithTheSameBody() {
        assertThat(answers.at("/200/content")).isNotEmpty().isEqualTo(answers.at("/201/content"));
        assertThat(answers.at("/200/headers/ETag").isObject()).isTrue();
        assertThat(answers.at("/201/headers/Location").isObject()).isTrue();
    }

    @Test
    void schemasThatNobodyUsesAreLeftOut() {
        ApiSchemas.dropUnused(document);

        assertThat(document.at("/components/schemas").fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder("Client", "Problem");
    }
}
