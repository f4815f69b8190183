package org.lumbar.helm;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** How pods start, serve, and end. */
final class LifecycleRules {
    private static final int PROXIES_LEARN_WITHIN = 5;
    private static final int LONGEST_MIGRATION = 300;
    private static final int LONGEST_HICCUP = 30;

    /**
     * Seconds that a service takes after its last request, as its code has them: session-service's ingest waits 30 s for its
     * round and 5 s for its producer; the edge 2 s for its own, after the other's 5; relay and intake of routine-service 5 s
     * each; insights-service up to 30 s for the statement that its batch is in.
     */
    private static final Map<String, Integer> GOODBYES =
            Map.of("routine", 10, "session-edge", 7, "session-ingest", 37, "insights", 30);

    private static final Pattern SECONDS = Pattern.compile("(\\d+)[sS]");

    private LifecycleRules() {}

    /**
     * Startup and liveness ask whether the process lives, readiness whether it can serve. Startup waits for a migration;
     * liveness for a pause that a full collection or a busy node makes.
     */
    static List<String> probes(Rendered chart) {
        return Workload.faults(chart, workload -> {
            Faults faults = new Faults();
            JsonNode container = workload.container();
            check(faults, container, "startupProbe", "/q/health/live");
            check(faults, container, "readinessProbe", "/q/health/ready");
            check(faults, container, "livenessProbe", "/q/health/live");
            faults.unless(budget(container.path("startupProbe")) >= LONGEST_MIGRATION, "a migration is cut off");
            faults.unless(budget(container.path("livenessProbe")) >= LONGEST_HICCUP, "a hiccup kills it");
            int wait =
                    (int) seconds(Project.settings(workload.service()), "quarkus.datasource.jdbc.acquisition-timeout");
            faults.unless(
                    container.at("/readinessProbe/timeoutSeconds").asInt() > wait,
                    "readiness gives up before the database's answer");
            return faults.found();
        });
    }

    private static void check(Faults faults, JsonNode container, String probe, String path) {
        JsonNode http = container.path(probe).path("httpGet");
        faults.unless(http.path("path").asText().equals(path), probe + " does not ask " + path);
        faults.unless(http.path("port").asText().equals("management"), probe + " does not ask at the management port");
    }

    private static int budget(JsonNode probe) {
        return probe.path("periodSeconds").asInt()
                * probe.path("failureThreshold").asInt();
    }

    /** First traffic ends, then requests, then the rounds of consumers; only then may the process be killed. */
    static List<String> gracefulEnd(Rendered chart) {
        return Workload.faults(chart, workload -> {
            Faults faults = new Faults();
            int announced =
                    workload.container().at("/lifecycle/preStop/sleep/seconds").asInt();
            int drain = workload.number("QUARKUS_SHUTDOWN_TIMEOUT");
            int goodbye = GOODBYES.getOrDefault(workload.name(), 0);
            int grace = workload.pod().path("terminationGracePeriodSeconds").asInt(30);
            faults.when(workload.isCalled() && announced < PROXIES_LEARN_WITHIN, "ends while proxies still send");
            faults.when(workload.isCalled() && drain < longestRequest(workload.service()), "a request outlives it");
            faults.when(grace < announced + drain + goodbye, "is killed in the middle of its work");
            return faults.found();
        });
    }

    /** Nothing that a request waits for takes longer: its transaction, or the one statement of it. */
    private static long longestRequest(String service) {
        Properties settings = Project.settings(service);
        return Math.max(
                seconds(settings, "quarkus.transaction-manager.default-transaction-timeout"),
                seconds(settings, "quarkus.datasource.jdbc.additional-jdbc-properties.options"));
    }

    private static long seconds(Properties settings, String key) {
        Matcher found = SECONDS.matcher(settings.getProperty(key, ""));
        return found.find() ? Duration.ofSeconds(Long.parseLong(found.group(1))).toSeconds() : 0;
    }

    /** One pod more at a time, never one less; and two at least, so that one may be lost. */
    static List<String> noGap(Rendered chart) {
        return Workload.faults(chart, workload -> {
            Faults faults = new Faults();
            JsonNode rolling = workload.deployment().at("/spec/strategy/rollingUpdate");
            faults.unless(rolling.path("maxUnavailable").asText().equals("0"), "an update takes a pod away first");
            faults.unless(workload.fewestPods() >= 2, "one pod alone");
            return faults.found();
        });
    }

    static List<String> disruptionBudget(Rendered chart) {
        return Workload.faults(chart, workload -> {
            List<JsonNode> budgets = chart.all("PodDisruptionBudget").stream()
                    .filter(budget -> workload.selects(budget.at("/spec/selector/matchLabels")))
                    .toList();
            return budgets.size() == 1
                            && budgets.get(0)
                                    .at("/spec/maxUnavailable")
                                    .asText()
                                    .equals("1")
                    ? List.of()
                    : List.of("a drained node may take more than one pod, or no pod can be drained");
        });
    }

    static List<String> spread(Rendered chart) {
        return Workload.faults(
                chart,
                workload -> Stream.of("topology.kubernetes.io/zone", "kubernetes.io/hostname")
                        .filter(domain -> !isSpreadOver(workload, domain))
                        .map(domain -> "not spread over " + domain)
                        .toList());
    }

    private static boolean isSpreadOver(Workload workload, String domain) {
        for (JsonNode constraint : workload.pod().path("topologySpreadConstraints")) {
            if (constraint.path("topologyKey").asText().equals(domain)
                    && constraint.path("maxSkew").asInt() == 1
                    && workload.selects(constraint.at("/labelSelector/matchLabels"))) {
                return true;
            }
        }
        return false;
    }

    /** Services lead to pods and their port for callers; whoever collects metrics goes to the other one. */
    static List<String> reachable(Rendered chart) {
        Faults faults = new Faults();
        for (JsonNode service : chart.all("Service")) {
            List<Workload> behind = Workload.of(chart).stream()
                    .filter(workload -> workload.selects(service.at("/spec/selector")))
                    .toList();
            faults.unless(behind.size() == 1, Rendered.id(service) + " does not lead to one workload");
            boolean forCallers = service.at("/spec/ports").size() == 1
                    && service.at("/spec/ports/0/targetPort").asText().equals("http");
            faults.unless(forCallers, Rendered.id(service) + " leads to another port than that for callers");
        }
        for (Workload workload : Workload.of(chart)) {
            String management = workload.setting("QUARKUS_MANAGEMENT_PORT");
            Map<String, String> listens =
                    Map.of("http", workload.setting("QUARKUS_HTTP_PORT"), "management", management);
            faults.unless(ports(workload).equals(listens), workload.name() + " listens elsewhere");
            JsonNode scrape = workload.deployment().at("/spec/template/metadata/annotations/prometheus.io~1port");
            faults.unless(
                    scrape.asText(management).equals(management), workload.name() + " is scraped at a wrong port");
        }
        return faults.found();
    }

    private static Map<String, String> ports(Workload workload) {
        Map<String, String> ports = new TreeMap<>();
        workload.container()
                .path("ports")
                .forEach(port -> ports.put(
                        port.path("name").asText(), port.path("containerPort").asText()));
        return ports;
    }
}
