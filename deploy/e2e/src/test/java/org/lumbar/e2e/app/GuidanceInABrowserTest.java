package org.lumbar.e2e.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.lumbar.backbone.Chromium;

/** Holds the app's rules to the same table of cases as the servers', in the browser that runs them. */
class GuidanceInABrowserTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static Optional<Chromium> chromium = Optional.empty();
    private static String script = "";

    @BeforeAll
    static void start() {
        chromium = Chromium.start();
        script = AppBundle.of("cases.ts");
    }

    @AfterAll
    static void stop() {
        chromium.ifPresent(Chromium::close);
    }

    @Test
    void theAppSaysWhatTheTableSays() {
        assertThat(differences(table())).isEmpty();
    }

    @Test
    void everyCaseThatSaysSomethingElseIsFoundAndNamed() {
        // Given a table in which each case says something else
        JsonNode planted = table();
        List<String> names = new ArrayList<>();
        for (String rule : List.of("ratings", "stops", "sessions", "equipment", "doses", "days")) {
            for (JsonNode each : planted.get(rule)) {
                plant(rule, (ObjectNode) each);
                names.add(rule + ": "
                        + each.path("name").asText(each.path("equipment").asText()));
            }
        }

        // Then
        assertThat(differences(planted)).containsExactlyElementsOf(names);
    }

    @Test
    void aRuleWithAnotherAnswerIsFound() {
        // Given
        JsonNode planted = table();
        ((ObjectNode) planted.get("answers")).put("NRS_6_UP", "LIGHTER");

        // Then
        assertThat(differences(planted)).anyMatch(name -> name.startsWith("ratings: DURING"));
    }

    @Test
    void aWordThatTheAppDoesNotKnowStopsTheSessionAndNothingTakesItBack() {
        assertThat(page().evaluate("unknownWords()")).isEqualTo(List.of(false, "NRS_11"));
    }

    private static void plant(String rule, ObjectNode given) {
        switch (rule) {
            case "ratings" ->
                ((ArrayNode) given.get("rules")).set(7, JSON.getNodeFactory().textNode("NRS_4_5"));
            case "stops" -> given.putArray("locks").add("PAT");
            case "sessions" ->
                given.put("rule", given.get("rule").asText().equals("NRS_6_UP") ? "NRS_4_5" : "NRS_6_UP");
            case "equipment" -> given.put("ball", !given.get("ball").asBoolean());
            case "doses" -> given.put("seconds", given.get("seconds").asLong() + 1);
            default -> {
                ObjectNode first = (ObjectNode) given.at("/expected/0");
                first.put("atMostSeconds", first.get("atMostSeconds").asInt() + 1);
            }
        }
    }

    @SuppressWarnings("unchecked")
    private static List<String> differences(JsonNode table) {
        return (List<String>) page().evaluate("text => differences(JSON.parse(text))", table.toString());
    }

    private static Page page() {
        assumeTrue(chromium.isPresent(), "no Chromium");
        Page page = chromium.orElseThrow().browser().newPage();
        page.addScriptTag(new Page.AddScriptTagOptions().setContent(script));
        return page;
    }

    private static JsonNode table() {
        try (InputStream in =
                GuidanceInABrowserTest.class.getResourceAsStream("/lumbar/contracts/rules/guidance.json")) {
            return JSON.readTree(Objects.requireNonNull(in));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
