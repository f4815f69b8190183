package org.lumbar.helm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/** One of the chart's Deployments, with what other objects say about it. */
record Workload(JsonNode deployment, Rendered chart) {

    static List<Workload> of(Rendered chart) {
        return chart.all("Deployment").stream()
                .map(deployment -> new Workload(deployment, chart))
                .toList();
    }

    /** What a check finds wrong with each workload. */
    static List<String> faults(Rendered chart, Function<Workload, List<String>> check) {
        return of(chart).stream()
                .flatMap(workload -> check.apply(workload).stream().map(fault -> workload.name() + ": " + fault))
                .toList();
    }

    /** Without the release: routine, session-edge, session-ingest or insights. */
    String name() {
        return Rendered.name(deployment).substring(Rendered.RELEASE.length() + 1);
    }

    /** routine, session or insights. */
    String service() {
        return name().split("-", 2)[0];
    }

    JsonNode pod() {
        return deployment.at("/spec/template/spec");
    }

    JsonNode labels() {
        return deployment.at("/spec/template/metadata/labels");
    }

    List<JsonNode> containers() {
        List<JsonNode> all = new ArrayList<>();
        for (String role : List.of("initContainers", "containers", "ephemeralContainers")) {
            pod().path(role).forEach(all::add);
        }
        return all;
    }

    JsonNode container() {
        return pod().at("/containers/0");
    }

    /** Plain settings, as the container sees them. */
    Map<String, String> settings() {
        Map<String, String> settings = new TreeMap<>();
        for (JsonNode source : container().path("envFrom")) {
            chart.find("ConfigMap", source.at("/configMapRef/name").asText())
                    .ifPresent(map -> map.path("data")
                            .properties()
                            .forEach(e -> settings.put(e.getKey(), e.getValue().asText())));
        }
        for (JsonNode variable : container().path("env")) {
            if (variable.has("value")) {
                settings.put(
                        variable.path("name").asText(), variable.path("value").asText());
            }
        }
        return settings;
    }

    String setting(String name) {
        return settings().getOrDefault(name, "");
    }

    int number(String name) {
        return Integer.parseInt(setting(name).replaceAll("s$", ""));
    }

    /** Variables whose values come from secrets. */
    Map<String, JsonNode> secrets() {
        Map<String, JsonNode> secrets = new TreeMap<>();
        for (JsonNode variable : container().path("env")) {
            JsonNode reference = variable.at("/valueFrom/secretKeyRef");
            if (reference.isObject()) {
                secrets.put(variable.path("name").asText(), reference);
            }
        }
        return secrets;
    }

    /** Whether others call it, so that traffic has to end before it does. */
    boolean isCalled() {
        return chart.all("Service").stream().anyMatch(service -> selects(service.at("/spec/selector")));
    }

    /** Whether labels that a selector asks for are those of its pods. */
    boolean selects(JsonNode matchLabels) {
        return matchLabels.isObject()
                && matchLabels.properties().stream()
                        .allMatch(label -> Objects.equals(labels().get(label.getKey()), label.getValue()));
    }

    List<JsonNode> autoscalers() {
        return Stream.concat(chart.all("HorizontalPodAutoscaler").stream(), chart.all("ScaledObject").stream())
                .filter(scaler ->
                        scaler.at("/spec/scaleTargetRef/name").asText().equals(Rendered.name(deployment)))
                .toList();
    }

    int fewestPods() {
        return pods("minReplicas", "minReplicaCount");
    }

    int mostPods() {
        return pods("maxReplicas", "maxReplicaCount");
    }

    private int pods(String ofHpa, String ofKeda) {
        Optional<JsonNode> spec = autoscalers().stream().findFirst().map(scaler -> scaler.path("spec"));
        JsonNode said = spec.map(s -> s.has(ofHpa) ? s.path(ofHpa) : s.path(ofKeda))
                .orElseGet(() -> deployment.at("/spec/replicas"));
        return said instanceof MissingNode ? 0 : said.asInt();
    }
}
