package org.lumbar.helm;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every rule holds in every example, and each notices when it does not. */
class RulesTest {
    static Stream<Arguments> rulesAndExamples() {
        return Rules.byName().keySet().stream()
                .flatMap(rule -> Project.files(Project.EXAMPLES, ".yaml").stream()
                        .map(values -> Arguments.of(rule, values.getFileName())));
    }

    static Stream<Arguments> rulesAndFixtures() {
        return Rules.byName().keySet().stream()
                .flatMap(rule -> Fixture.of(rule).stream().map(fixture -> Arguments.of(rule, fixture)));
    }

    @ParameterizedTest
    @MethodSource("rulesAndExamples")
    void everyRuleHoldsInEveryExample(String rule, Path values) {
        // Given
        Rendered chart = Rendered.with(Project.EXAMPLES.resolve(values));
        // When
        List<String> faults = rule(rule).faults(chart);
        // Then
        assertThat(faults).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("rulesAndFixtures")
    void everyRuleNoticesWhatBreaksIt(String rule, Fixture fixture) {
        // Given
        Rendered broken = fixture.broken();
        // When
        List<String> faults = rule(rule).faults(broken);
        // Then
        assertThat(faults).isNotEmpty();
    }

    @Test
    void everyRuleHasAFixtureAndEveryFixtureARule() {
        // Given
        Set<String> folders = new TreeSet<>();
        // When
        Project.files(Fixture.FOLDER, ".yaml")
                .forEach(file ->
                        folders.add(Fixture.FOLDER.relativize(file).getName(0).toString()));
        // Then
        assertThat(folders).isEqualTo(Rules.byName().keySet());
    }

    private static Rule rule(String name) {
        return Rules.byName().getOrDefault(name, chart -> List.of("no such rule"));
    }
}
