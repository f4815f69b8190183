package org.lumbar.helm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Dashboards show what services export. There is no Grafana here that would open them. */
class DashboardsTest {
    private static final int COLUMNS = 24;

    static List<Path> dashboards() {
        return Project.files(Project.CHART.resolve("files/dashboards"), ".json");
    }

    @ParameterizedTest
    @MethodSource("dashboards")
    void everyPanelAsksForMetricsAndLabelsThatServicesExport(Path file) {
        // Given
        Exported exported = new Exported();
        List<String> expressions = Project.yaml(file).path("panels").findValuesAsText("expr");
        // When
        List<String> unknown = expressions.stream()
                .flatMap(expression -> exported.unknownTo(expression).stream())
                .toList();
        // Then
        assertThat(expressions).isNotEmpty();
        assertThat(unknown).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("dashboards")
    void everyPanelIsExplainedAndHasItsPlace(Path file) {
        // Given
        JsonNode panels = Project.yaml(file).path("panels");
        // When
        Set<String> taken = new TreeSet<>();
        List<String> faults = new ArrayList<>();
        for (JsonNode panel : panels) {
            String title = panel.path("title").asText();
            if (panel.path("description").asText().isBlank()
                    || panel.at("/fieldConfig/defaults/unit").asText().isBlank()
                    || !panel.at("/datasource/uid").asText().equals("${datasource}")) {
                faults.add(title + " lacks a description, a unit or its source");
            }
            JsonNode place = panel.path("gridPos");
            for (int x = place.path("x").asInt();
                    x < place.path("x").asInt() + place.path("w").asInt();
                    x++) {
                boolean free = taken.add(x + "," + place.path("y").asInt());
                if (!free || x >= COLUMNS) {
                    faults.add(title + " lies on another, or outside");
                }
            }
        }
        // Then
        assertThat(faults).isEmpty();
    }

    @Test
    void theTableForPeopleHasExactlyTheMetricsThatAreOurs() {
        // Given
        Pattern metric = Pattern.compile("^\\| `(lumbar_[a-z_]+)");
        Set<String> told = Project.text(Project.ROOT.resolve("deploy/signals/README.md"))
                .lines()
                .map(metric::matcher)
                .filter(Matcher::find)
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        // When
        Set<String> ours = new Exported()
                .names().stream()
                        .filter(name -> name.startsWith("lumbar_") && !name.matches(".*_events_(sum|max)"))
                        .collect(Collectors.toCollection(TreeSet::new));
        // Then
        assertThat(told).isEqualTo(ours);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '§',
            value = {
                "rate(lumbar_egde_requests_total[5m]) | lumbar_egde_requests_total",
                "sum by (practice) (lumbar_relay_leader) | by practice",
                "max(lumbar_consumer_lag_seconds{kind=\"plan\"}) | lumbar_consumer_lag_seconds{kind}",
                "1 + 1 | no metric in 1 + 1"
            })
    void whatNobodyExportsIsFound(String expression, String unknown) {
        assertThat(new Exported().unknownTo(expression)).containsExactly(unknown);
    }
}
