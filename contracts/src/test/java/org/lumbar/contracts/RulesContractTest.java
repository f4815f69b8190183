package org.lumbar.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** The table of cases that servers and apps are held to. */
class RulesContractTest {
    private static final Path RULES = Contract.ROOT.resolve("rules");

    @Test
    void theTableOfCasesFollowsItsSchema() throws IOException {
        // Given
        JsonNode schema = Contract.read(RULES.resolve("guidance.schema.json"));

        // Then
        assertThat(Contract.metaSchema().validate(schema)).isEmpty();
        assertThat(schema().validate(table())).isEmpty();
    }

    @Test
    void theSchemaRejectsARowThatLacksAScoreAnUnknownRuleAndAnExtraMember() throws IOException {
        // Given
        JsonNode shortRow = table();
        ((ArrayNode) shortRow.at("/ratings/0/rules")).remove(0);
        JsonNode unknownRule = table();
        ((ObjectNode) unknownRule.at("/sessions/1")).put("rule", "NRS_7_UP");
        JsonNode extra = table();
        ((ObjectNode) extra.at("/doses/0")).put("second", 0);

        // Then
        assertThat(List.of(shortRow, unknownRule, extra))
                .allSatisfy(wrong -> assertThat(schema().validate(wrong)).isNotEmpty());
    }

    @Test
    void everyCaseOfARuleHasANameOfItsOwn() throws IOException {
        // Given
        JsonNode table = table();

        // Then
        for (String rule : List.of("ratings", "stops", "sessions", "doses", "days")) {
            assertThat(StreamSupport.stream(table.get(rule).spliterator(), false)
                            .map(each -> each.get("name").asText()))
                    .as(rule)
                    .doesNotHaveDuplicates();
        }
    }

    private static JsonNode table() throws IOException {
        return Contract.read(RULES.resolve("guidance.json"));
    }

    private static Schema schema() throws IOException {
        return SchemaRegistry.withDefaultDialect(
                        SpecificationVersion.DRAFT_2020_12,
                        registry -> registry.schemaIdResolvers(ids -> ids.mapPrefix(
                                "https://lumbar.org/contracts/schemas/", "classpath:lumbar/contracts/schemas/")))
                .getSchema(Contract.read(RULES.resolve("guidance.schema.json")));
    }
}
