package org.lumbar.routine.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lumbar.routine.catalogue.StopRule;

/** The app's words in both languages, against each other, against its own code and against the contract. */
class AppWordsTest {
    private static final Path CLIENT = Path.of("src/main/resources/web/client");
    private static final Pattern PLACE = Pattern.compile("\\{\\w+}");
    private static final Pattern SAID = Pattern.compile("\\bsay\\(\\s*'([^']+)'\\s*[,)]");
    private static final Pattern CHOSEN = Pattern.compile("\\bsay\\([^()]*?\\? '([^']+)' : '([^']+)'\\)");
    private static final Pattern COUNTED = Pattern.compile("\\bcount\\(\\s*'([^']+)'");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, String> english = words("en");
    private final Map<String, String> german = words("de");

    @Test
    void bothLanguagesHaveTheSameKeysAndTheSamePlacesToFill() {
        assertThat(german.keySet()).isEqualTo(english.keySet());
        assertThat(english).allSatisfy((key, words) -> {
            assertThat(words).as(key).isNotBlank();
            String inGerman = german.getOrDefault(key, "");
            assertThat(inGerman).as(key).isNotBlank();
            assertThat(places(inGerman)).as(key).isEqualTo(places(words));
        });
    }

    @Test
    void everythingThatTheCodeSaysHasWords() throws IOException {
        List<String> said = new ArrayList<>();
        for (String source : sources()) {
            SAID.matcher(source).results().forEach(found -> said.add(found.group(1)));
            CHOSEN.matcher(source).results().forEach(found -> said.addAll(List.of(found.group(1), found.group(2))));
            COUNTED.matcher(source)
                    .results()
                    .forEach(found -> said.addAll(List.of(found.group(1) + ".one", found.group(1) + ".many")));
        }
        assertThat(said).hasSizeGreaterThan(100);
        assertThat(english.keySet()).containsAll(said);
    }

    @ParameterizedTest
    @CsvSource({
        "technique, technique",
        "pressure, pressure",
        "stopReason, reason",
        "skipReason, skip",
        "guidance, answer",
        "rule, rule"
    })
    void everyWordOfTheContractHasWords(String list, String kind) throws IOException {
        JsonNode types = JSON.readTree(resource("/lumbar/contracts/schemas/types.v1.json"));
        List<String> keys = StreamSupport.stream(
                        types.at("/$defs/" + list + "/enum").spliterator(), false)
                .map(each -> kind + "." + each.asText())
                .toList();
        assertThat(keys).isNotEmpty();
        assertThat(english.keySet()).containsAll(keys);
    }

    @Test
    void everyStopRuleHasWords() {
        assertThat(english.keySet())
                .containsAll(
                        Stream.of(StopRule.values()).map(each -> "stop." + each).toList());
    }

    @Test
    void everyActionOfTodayHasWords() throws ClassNotFoundException {
        Object[] actions =
                Class.forName("org.lumbar.routine.today.Today$Action").getEnumConstants();
        assertThat(actions).isNotEmpty();
        assertThat(english.keySet())
                .containsAll(Stream.of(actions).map(each -> "action." + each).toList());
    }

    /** The newest form: an older one is asked of nobody. */
    @Test
    void everyQuestionOfTheScreeningIsAskedAsTheFormAsksIt() throws IOException {
        JsonNode form = new YAMLMapper().readTree(resource("/lumbar/routine/screening/2026-2.yaml"));
        Map<String, String> asked = new TreeMap<>();
        form.path("questions")
                .forEach(each -> asked.put(
                        "screening." + each.path("key").asText(),
                        each.path("text").asText()));
        assertThat(asked).hasSizeGreaterThan(10);
        assertThat(english).containsAllEntriesOf(asked);
    }

    private static List<String> places(String words) {
        return PLACE.matcher(words).results().map(each -> each.group()).sorted().toList();
    }

    private static List<String> sources() throws IOException {
        try (Stream<Path> files = Files.walk(CLIENT)) {
            List<String> sources = new ArrayList<>();
            for (Path file : files.filter(AppWordsTest::isOfTheScreens).toList()) {
                sources.add(Files.readString(file));
            }
            return sources;
        }
    }

    private static boolean isOfTheScreens(Path file) {
        return file.toString().endsWith(".ts") && !file.startsWith(CLIENT.resolve("core"));
    }

    private static Map<String, String> words(String language) {
        try (InputStream in = Files.newInputStream(CLIENT.resolve("words/" + language + ".json"))) {
            return JSON.readValue(in, new TypeReference<TreeMap<String, String>>() {});
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static InputStream resource(String name) {
        return Objects.requireNonNull(AppWordsTest.class.getResourceAsStream(name), name);
    }
}
