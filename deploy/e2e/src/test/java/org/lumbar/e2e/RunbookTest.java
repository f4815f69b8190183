package org.lumbar.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Nothing in the runbook is there untried without saying so. That its names exist is the chart's tests' to say. */
class RunbookTest {
    private static final Path DEPLOY = Path.of("..");
    private static final Path RUNBOOK = DEPLOY.resolve("runbook/README.md");
    private static final Path STORIES = Path.of("src/test/java/org/lumbar/e2e");
    private static final Pattern BLOCK = Pattern.compile("(?m)^ *(.*)\\n *```sh$");
    private static final Pattern TYPED = Pattern.compile("types\\(\\s*\"([a-z-]+)\"");
    private static final Pattern ALERT = Pattern.compile("(?m)^\\s*-?\\s*alert:\\s*(\\w+)");
    private static final Pattern HEADING = Pattern.compile("(?m)^### (Lumbar\\w+)$");

    @Test
    void everyCommandIsRunByAStoryOrMarkedAsNotRun() throws IOException {
        // Given
        String runbook = Files.readString(RUNBOOK);
        String stories = Files.readString(STORIES.resolve("RunbookE2E.java"))
                + Files.readString(STORIES.resolve("ForgottenE2E.java"));
        // When
        List<String> lead =
                BLOCK.matcher(runbook).results().map(block -> block.group(1)).toList();
        // Then
        assertThat(lead)
                .hasSizeGreaterThan(10)
                .allMatch(line -> line.startsWith("*not run*") || line.startsWith("<!-- example: "));
        assertThat(Readme.examples(RUNBOOK).keySet()).isEqualTo(names(TYPED, stories));
    }

    @Test
    void everyAlertHasItsHeading() throws IOException {
        // Given
        Set<String> alerts = new TreeSet<>();
        try (var files = Files.list(DEPLOY.resolve("helm/lumbar/files/alerts"))) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".yaml")).toList()) {
                alerts.addAll(names(ALERT, Files.readString(file)));
            }
        }
        // When
        Set<String> headings = names(HEADING, Files.readString(RUNBOOK));
        // Then
        assertThat(headings).hasSizeGreaterThanOrEqualTo(10).containsAll(alerts);
    }

    private static Set<String> names(Pattern pattern, String text) {
        Set<String> names = new TreeSet<>();
        pattern.matcher(text).results().map(MatchResult.class::cast).forEach(found -> names.add(found.group(1)));
        return names;
    }
}
