package org.lumbar.helm;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Who watches, and what they are told. */
final class MonitoringRules {
    private static final Pattern LINK = Pattern.compile("https?://[^\\s#]+#([a-z]+)");

    /** What alert rules and dashboards tell the workloads apart by. */
    private static final Set<String> TOLD_APART_BY = Set.of("app.kubernetes.io/name", "app.kubernetes.io/component");

    /** Where spans go; of a workload that isn't told, nowhere. */
    static final String COLLECTOR = "QUARKUS_OTEL_EXPORTER_OTLP_ENDPOINT";

    private MonitoringRules() {}

    /** By annotations or by a PodMonitor, but each. */
    static List<String> everyPodIsScraped(Rendered chart) {
        return Workload.faults(chart, workload -> {
            boolean annotated = workload.deployment()
                    .at("/spec/template/metadata/annotations")
                    .path("prometheus.io/scrape")
                    .asBoolean();
            boolean monitored = chart.all("PodMonitor").stream().anyMatch(monitor -> scrapes(monitor, workload));
            return annotated || monitored ? List.of() : List.of("nobody reads its metrics");
        });
    }

    private static boolean scrapes(JsonNode monitor, Workload workload) {
        JsonNode spec = monitor.path("spec");
        JsonNode endpoint = spec.at("/podMetricsEndpoints/0");
        List<String> labels = new ArrayList<>();
        spec.path("podTargetLabels").forEach(label -> labels.add(label.asText()));
        return workload.selects(spec.at("/selector/matchLabels"))
                && endpoint.path("port").asText().equals("management")
                && endpoint.path("path").asText().equals("/q/metrics")
                && labels.containsAll(TOLD_APART_BY);
    }

    /** Each workload sends its spans to the one collector, or none makes any: a trace with gaps leads nowhere. */
    static List<String> tracesAreWhole(Rendered chart) {
        Set<String> collectors = Workload.of(chart).stream()
                .map(workload -> workload.setting(COLLECTOR))
                .collect(Collectors.toSet());
        return Workload.faults(chart, workload -> {
            Faults faults = new Faults();
            boolean told = !workload.setting(COLLECTOR).isEmpty();
            boolean traces = workload.setting("QUARKUS_OTEL_SDK_DISABLED").equals("false");
            faults.unless(told == traces, told ? "makes no spans" : "makes spans for nobody");
            faults.unless(collectors.size() == 1, "not all send to " + workload.setting(COLLECTOR));
            return faults.found();
        });
    }

    /** What it is, what it means, how bad it is, and where to read on. */
    static List<String> alertsAreExplained(Rendered chart) {
        Faults faults = new Faults();
        for (JsonNode rules : chart.all("PrometheusRule")) {
            for (JsonNode rule : rules.path("spec").findParents("alert")) {
                String name = rule.path("alert").asText();
                JsonNode told = rule.path("annotations");
                String severity = rule.at("/labels/severity").asText();
                faults.unless(name.startsWith("Lumbar"), name + " doesn't say whose it is");
                faults.unless(Set.of("critical", "warning").contains(severity), name + " is " + severity);
                faults.when(told.path("summary").asText().isBlank(), name + " has no summary");
                faults.when(told.path("description").asText().isBlank(), name + " has no description");
                Matcher link = LINK.matcher(told.path("runbook_url").asText());
                faults.unless(
                        link.matches() && link.group(1).equals(name.toLowerCase(Locale.ROOT)),
                        name + " has no link to its chapter");
            }
        }
        return faults.found();
    }
}
