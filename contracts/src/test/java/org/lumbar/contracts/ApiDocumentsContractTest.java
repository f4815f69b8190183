package org.lumbar.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.lumbar.contracts.ApiDocuments.Operation;

/** What every API document has to have for clients to be generated from it: the rule set that a linter would hold. */
class ApiDocumentsContractTest {
    /** What a source may say nothing of. */
    private static final Set<String> NOTHING_REQUIRED = Set.of("Manner");

    private static final Set<String> FRAMEWORK =
            Set.of("HttpProblem", "Blob", "ZoneId", "JsonNode", "UUID", "Instant", "MediaType", "UriInfo");

    private final List<Operation> operations = ApiDocuments.operations();

    @Test
    void allThreeServicesAreThere() {
        assertThat(Contract.list(ApiDocuments.STORED)
                        .map(file -> file.getFileName().toString()))
                .containsExactly("insights-service.json", "routine-service.json", "session-service.json");
        assertThat(operations).hasSizeGreaterThan(80);
    }

    @Test
    void everyOperationHasAnIdOfItsOwnASummaryAndATagInWords() {
        Set<String> ids = new HashSet<>();
        for (Operation each : operations) {
            assertThat(each.id()).as(each.name()).matches("[a-z]+[A-Za-z]*");
            assertThat(ids.add(each.id()))
                    .as(each.id() + " is unique over all documents")
                    .isTrue();
            assertThat(each.says().path("summary").asText()).as(each.name()).isNotBlank();
            assertThat(each.says().at("/tags/0").asText()).as(each.name()).matches("[A-Z][a-z ]+");
        }
    }

    @Test
    void everyOperationSaysWhatItAnswersWhereItWorks() {
        for (Operation each : operations) {
            List<Map.Entry<String, JsonNode>> good = each.answers(status -> status.startsWith("2"));
            assertThat(good).as(each.name()).isNotEmpty();
            for (Map.Entry<String, JsonNode> answer : good) {
                boolean empty = answer.getKey().equals("204");
                assertThat(answer.getValue().path("content").isEmpty())
                        .as(each.name())
                        .isEqualTo(empty);
                for (JsonNode content : answer.getValue().path("content")) {
                    assertThat(content.path("schema")).as(each.name()).isNotEmpty();
                }
            }
        }
    }

    @Test
    void everyRefusalIsAProblemWithItsCodes() {
        for (Operation each : operations) {
            List<Map.Entry<String, JsonNode>> refusals = each.answers(status -> status.matches("[45].."));
            assertThat(refusals).extracting(Map.Entry::getKey).as(each.name()).contains("400", "500", "503");
            for (Map.Entry<String, JsonNode> refusal : refusals) {
                String what = each.name() + " " + refusal.getKey();
                assertThat(refusal.getValue()
                                .at("/content/application~1problem+json/schema/$ref")
                                .asText())
                        .as(what)
                        .isEqualTo("#/components/schemas/Problem");
                assertThat(refusal.getValue().path("x-codes")).as(what).isNotEmpty();
            }
        }
    }

    @Test
    void everyAnswerSaysWhatIsAlwaysThere() {
        for (Operation each : operations) {
            for (Map.Entry<String, JsonNode> answer : each.answers(status -> true)) {
                for (String name : ApiDocuments.reached(each.document(), answer.getValue())) {
                    JsonNode schema = each.document().at("/components/schemas/" + name);
                    assertThat(!NOTHING_REQUIRED.contains(name)
                                    && schema.has("properties")
                                    && schema.path("required").isEmpty())
                            .as(each.name() + " answers with " + name + ", and nothing of it is required")
                            .isFalse();
                }
            }
        }
    }

    @Test
    void noSchemaIsAFrameworksOrHasANumberForAName() {
        Set<String> names = new TreeSet<>();
        Contract.list(ApiDocuments.STORED)
                .map(ApiDocuments::document)
                .forEach(document ->
                        document.at("/components/schemas").fieldNames().forEachRemaining(names::add));
        assertThat(names).doesNotContainAnyElementsOf(FRAMEWORK).noneMatch(name -> name.matches(".*\\d"));
    }

    @Test
    void thereIsOneSecuritySchemeAndOnlyOperationsThatAskForNobodyLeaveItOut() {
        Set<JsonNode> schemes = new HashSet<>();
        Contract.list(ApiDocuments.STORED)
                .map(ApiDocuments::document)
                .forEach(document -> schemes.add(document.at("/components/securitySchemes")));
        assertThat(schemes).hasSize(1);
        assertThat(schemes.iterator().next()).hasSize(1);
        assertThat(operations.stream()
                        .filter(each -> each.says().path("security").isEmpty()))
                .extracting(Operation::id)
                .containsExactlyInAnyOrder("getRoutineSchema", "readCalendar");
    }

    @Test
    void everyRequestHasAnExampleAndEveryExampleIsOneOfItsSchema() {
        List<String> without = new ArrayList<>();
        for (Operation each : operations) {
            JsonNode body = each.says().at("/requestBody/content");
            body.properties().stream()
                    .filter(content -> !content.getValue().has("example"))
                    .forEach(content -> without.add(each.name() + " as " + content.getKey()));
            accepted(each, "asked with", body);
            each.answers(status -> true)
                    .forEach(answer -> accepted(
                            each,
                            "answered " + answer.getKey() + " with",
                            answer.getValue().path("content")));
        }
        assertThat(without).as("requests without an example").isEmpty();
    }

    private static void accepted(Operation operation, String what, JsonNode contents) {
        for (JsonNode content : contents) {
            if (content.has("example")) {
                assertThat(ApiDocuments.schema(operation.document(), content.path("schema"))
                                .validate(content.path("example")))
                        .as(operation.name() + " " + what + " its example")
                        .isEmpty();
            }
        }
    }
}
