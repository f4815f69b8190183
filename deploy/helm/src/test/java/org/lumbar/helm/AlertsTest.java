package org.lumbar.helm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Alert rules fire when they should, keep silent when they should, and ask for what is there. */
class AlertsTest {
    private static final List<Path> RULES = Project.files(Project.CHART.resolve("files/alerts"), ".yaml");
    private static final Path CASES = Path.of("src/test/resources/alerts/alerts-test.yaml");
    private static final Path RUNBOOK = Project.ROOT.resolve("deploy/runbook/README.md");

    @BeforeAll
    static void saysWhatIsNotChecked() {
        if (!Promtool.PROGRAM.isThere()) {
            System.out.println("Alert rules are not run: there is no promtool (Debian: package prometheus).");
        }
    }

    @Test
    void promtoolAcceptsTheRulesAndTheyFireAndKeepSilentAsTheirTestsSay() {
        // Given
        Promtool.PROGRAM.orSkip();
        // When
        Program.Verdict rules = Promtool.run(
                Stream.concat(Stream.of("check", "rules"), RULES.stream().map(Path::toString))
                        .toArray(String[]::new));
        Program.Verdict cases = Promtool.run("test", "rules", CASES.toString());
        // Then
        assertThat(rules.good()).as(rules.said()).isTrue();
        assertThat(cases.good()).as(cases.said()).isTrue();
    }

    @Test
    void everyAlertFiresInATestAndKeepsSilentInAnother() {
        // Given
        List<JsonNode> cases = Project.yaml(CASES).findParents("alertname");
        // When
        Set<String> firing = names(cases, true);
        Set<String> silent = names(cases, false);
        // Then
        assertThat(firing).isEqualTo(alerts());
        assertThat(silent).isEqualTo(alerts());
    }

    @Test
    void everyAlertAsksForMetricsAndLabelsThatServicesExport() {
        // Given
        Exported exported = new Exported();
        // When
        List<String> unknown = rules().flatMap(
                        rule -> exported.unknownTo(rule.path("expr").asText()).stream())
                .toList();
        // Then
        assertThat(unknown).isEmpty();
    }

    @Test
    void everyAlertHasItsChapterInTheRunbook() {
        // Given
        assumeTrue(Files.exists(RUNBOOK), "no runbook yet");
        // When
        Set<String> headings = Project.text(RUNBOOK)
                .lines()
                .filter(line -> line.startsWith("#"))
                .map(line -> line.replaceFirst("#+ ", "").strip())
                .collect(Collectors.toSet());
        // Then
        assertThat(headings).containsAll(alerts());
    }

    private static Set<String> names(List<JsonNode> cases, boolean firing) {
        return cases.stream()
                .filter(test -> test.path("exp_alerts").isEmpty() != firing)
                .map(test -> test.path("alertname").asText())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> alerts() {
        return rules().map(rule -> rule.path("alert").asText()).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<JsonNode> rules() {
        return RULES.stream().flatMap(file -> Project.yaml(file).findParents("alert").stream());
    }
}
