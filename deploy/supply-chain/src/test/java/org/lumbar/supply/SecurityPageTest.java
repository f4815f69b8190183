package org.lumbar.supply;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The pages on security name the test that holds each promise; here the names are held to the sources. */
class SecurityPageTest {
    private static final Path ROOT = Path.of("..", "..");
    private static final String ASVS = "docs/security/asvs.md";

    /** Of version 5.0.0. */
    private static final int LEVELS_1_AND_2 = 253;

    private static final Pattern TEST = Pattern.compile("`([A-Z][A-Za-z]+(?:Test|IT|E2E))`");
    private static final Pattern REQUIREMENT =
            Pattern.compile("(?m)^\\| (v5\\.0\\.0-[0-9.]+) \\| [^|]+ \\| [^|]+ \\| ([^|]+) \\|$");
    private static final Pattern COUNTS = Pattern.compile("(?m)^\\| (\\d+) \\| (\\d+) \\| (\\d+) \\| (\\d+) \\|$");

    @ParameterizedTest
    @ValueSource(strings = {"SECURITY.md", ASVS})
    void everyTestThatThePageNamesExists(String page) throws IOException {
        Set<String> named = new TreeSet<>();
        Matcher names = TEST.matcher(text(page));
        while (names.find()) {
            named.add(names.group(1));
        }

        assertThat(named).hasSizeGreaterThan(15).isSubsetOf(testsOfTheSources());
    }

    @Test
    void everyRequirementOfAsvsIsThereOnceAndTheCountsAreThoseOfTheTable() throws IOException {
        String page = text(ASVS);
        List<MatchResult> rows = REQUIREMENT.matcher(page).results().toList();
        long notMet = answered(rows, "**not met**: ");
        long notApplicable = answered(rows, "not applicable");
        long provider = answered(rows, "identity provider");

        assertThat(rows).hasSize(LEVELS_1_AND_2).extracting(row -> row.group(1)).doesNotHaveDuplicates();
        assertThat(COUNTS.matcher(page).results().map(MatchResult::group))
                .containsExactly("| %d | %d | %d | %d |"
                        .formatted(rows.size() - notMet - notApplicable - provider, notMet, notApplicable, provider));
    }

    private static long answered(List<MatchResult> rows, String how) {
        return rows.stream().filter(row -> row.group(2).startsWith(how)).count();
    }

    private static String text(String page) throws IOException {
        return Files.readString(ROOT.resolve(page));
    }

    private static Set<String> testsOfTheSources() throws IOException {
        try (Stream<Path> files = Files.find(
                ROOT,
                14,
                (file, about) -> about.isRegularFile() && file.toString().contains("/src/test/java/"))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".java"))
                    .map(name -> name.substring(0, name.length() - ".java".length()))
                    .collect(Collectors.toSet());
        }
    }
}
