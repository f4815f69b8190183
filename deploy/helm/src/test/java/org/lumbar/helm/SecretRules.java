package org.lumbar.helm;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Secrets are named, never told. */
final class SecretRules {
    private static final Pattern SENSITIVE_NAME =
            Pattern.compile("(?i).*(password|secret|jaas|keystore_key|private|credential|username).*");
    private static final Pattern SENSITIVE_VALUE =
            Pattern.compile("(?is).*(password\\s*=|user=|//[^/@\\s]+:[^/@\\s]+@|PRIVATE KEY|LoginModule).*");

    private static final String COLLECTORS_PORT = "4317";

    private SecretRules() {}

    static List<String> byReference(Rendered chart) {
        Faults faults = new Faults();
        faults.unless(chart.all("Secret").isEmpty(), "the chart brings a secret of its own");
        for (JsonNode map : chart.all("ConfigMap")) {
            boolean ofPods = !Rendered.name(map).endsWith("-autoscaler");
            for (var entry : map.path("data").properties()) {
                String at = Rendered.id(map) + " " + entry.getKey();
                boolean named = ofPods && SENSITIVE_NAME.matcher(entry.getKey()).matches();
                faults.when(
                        named
                                || SENSITIVE_VALUE
                                        .matcher(entry.getValue().asText())
                                        .matches(),
                        at + " is told");
            }
        }
        for (Workload workload : Workload.of(chart)) {
            for (JsonNode variable : workload.container().path("env")) {
                String at = workload.name() + " " + variable.path("name").asText();
                boolean sensitive =
                        SENSITIVE_NAME.matcher(variable.path("name").asText()).matches()
                                || SENSITIVE_VALUE
                                        .matcher(variable.path("value").asText())
                                        .matches();
                faults.when(variable.has("value") && sensitive, at + " is told");
            }
            workload.secrets()
                    .forEach((name, reference) -> faults.when(
                            reference.path("name").asText().isBlank()
                                    || reference.path("key").asText().isBlank(),
                            workload.name() + " " + name + " refers to nothing"));
        }
        return faults.found();
    }

    /** The password of the tables' owner goes to what migrates and ends, and has no other; what serves has only its own. */
    static List<String> ownersMigrateAndEnd(Rendered chart) {
        return Workload.faults(chart, workload -> {
            Faults faults = new Faults();
            JsonNode first = workload.pod().at("/initContainers/0");
            Map<String, String> migrates = variables(first);
            Map<String, String> serves = variables(workload.container());
            String owner = migrates.getOrDefault("QUARKUS_FLYWAY_USERNAME", "").replaceFirst("/username$", "");
            faults.when(owner.isEmpty(), "nobody migrates");
            faults.when(serves.containsValue(owner + "/password"), "serves with the owner's password");
            faults.unless(
                    workload.setting("QUARKUS_FLYWAY_MIGRATE_AT_START").equals("false"), "migrates while it serves");
            faults.unless(first.path("image").equals(workload.container().path("image")), "migrates by another image");
            faults.unless(
                    migrates.equals(Map.of(
                            "QUARKUS_DATASOURCE_JDBC_INITIAL_SIZE", "0",
                            "QUARKUS_DATASOURCE_JDBC_MIN_SIZE", "0",
                            "QUARKUS_DATASOURCE_USERNAME", serves.getOrDefault("QUARKUS_DATASOURCE_USERNAME", ""),
                            "QUARKUS_FLYWAY_USERNAME", owner + "/username",
                            "QUARKUS_FLYWAY_PASSWORD", owner + "/password",
                            "QUARKUS_FLYWAY_MIGRATE_AT_START", "true",
                            "QUARKUS_INIT_AND_EXIT", "true",
                            "QUARKUS_OTEL_SDK_DISABLED", "true")),
                    "does not just migrate and end: " + migrates);
            return faults.found();
        });
    }

    private static Map<String, String> variables(JsonNode container) {
        Map<String, String> variables = new TreeMap<>();
        for (JsonNode variable : container.path("env")) {
            JsonNode secret = variable.at("/valueFrom/secretKeyRef");
            variables.put(
                    variable.path("name").asText(),
                    secret.isObject()
                            ? secret.path("name").asText() + "/"
                                    + secret.path("key").asText()
                            : variable.path("value").asText());
        }
        return variables;
    }

    /** Passwords go over TLS only, and to the server that is meant; spans, which name pseudonyms, leave the cluster so. */
    static List<String> encrypted(Rendered chart) {
        return Workload.faults(chart, workload -> {
            Faults faults = new Faults();
            faults.unless(workload.setting("KAFKA_SECURITY_PROTOCOL").endsWith("SSL"), "talks to Kafka in the clear");
            String url = workload.setting("QUARKUS_DATASOURCE_JDBC_URL");
            faults.unless(url.contains("sslmode=verify-full"), "does not look whose database it is");
            String issuer = workload.setting("QUARKUS_OIDC_AUTH_SERVER_URL");
            boolean needsNone = workload.setting("QUARKUS_OIDC_TENANT_ENABLED").equals("false");
            faults.unless(needsNone || issuer.startsWith("https://"), "asks its issuer in the clear");
            faults.when(
                    workload.setting(MonitoringRules.COLLECTOR).startsWith("http://")
                            && NetworkRules.mayLeaveTo(workload, COLLECTORS_PORT),
                    "tells the world its traces");
            return faults.found();
        });
    }
}
