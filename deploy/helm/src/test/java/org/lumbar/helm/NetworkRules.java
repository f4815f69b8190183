package org.lumbar.helm;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Who may talk to whom. */
final class NetworkRules {
    /** Names for the peers in the example files, so that flows read as what they are for. */
    private static final Map<String, String> NAMES = Map.ofEntries(
            Map.entry("namespace ingress-nginx", "ingress controller"),
            Map.entry("namespace gateways", "ingress controller"),
            Map.entry("namespace monitoring", "monitoring"),
            Map.entry("namespace kube-system k8s-app=kube-dns", "dns"),
            Map.entry("namespace openshift-dns", "dns"),
            Map.entry("192.0.2.10/32", "issuer"),
            // Every public address, and no private one.
            Map.entry(
                    "0.0.0.0/0 but 0.0.0.0/8 10.0.0.0/8 100.64.0.0/10 127.0.0.0/8 169.254.0.0/16 172.16.0.0/12"
                            + " 192.168.0.0/16 224.0.0.0/3",
                    "issuer"),
            Map.entry("2000::/3", "issuer"),
            Map.entry("192.0.2.64/28", "kafka"),
            Map.entry("strimzi.io/cluster=lumbar strimzi.io/name=lumbar-kafka", "kafka"),
            Map.entry("192.0.2.20/32", "its database"),
            Map.entry("192.0.2.32/28", "its database"),
            Map.entry("namespace observability app.kubernetes.io/name=opentelemetry-collector", "collector"),
            Map.entry("192.0.2.70/32", "lists of revoked certificates"));

    /** Ports that a pod names. */
    private static final Set<String> NAMED = Set.of("http", "management");

    private static final Set<String> EVERYBODY = Set.of(
            "in monitoring management",
            "out dns UDP 53",
            "out dns TCP 53",
            "out kafka TCP 9093",
            "out its database TCP 5432");

    /** What the code does beside that: it is called from outside, and asks the issuer for its keys. */
    private static final Set<String> CALLED = Set.of("in ingress controller http", "out issuer TCP 443");

    /** Who is to refuse revoked certificates asks for the lists, and nobody else does. */
    private static final String ASKS = "out lists of revoked certificates TCP 80";

    /** Who is told of a collector sends traces there, and nobody else does. */
    private static final String TRACED = "out collector TCP 4317";

    private static final Map<String, Boolean> WORKLOADS =
            Map.of("routine", true, "session-edge", true, "session-ingest", false, "insights", true);

    /** Open to everybody in the services as well; the chart lets them in on request. */
    private static final Set<String> DOCUMENTS = Set.of("/q/openapi", "/q/swagger-ui");

    private NetworkRules() {}

    static List<String> defaultDeny(Rendered chart) {
        return Workload.faults(
                chart,
                workload -> policies(workload).stream().anyMatch(NetworkRules::deniesAll)
                        ? List.of()
                        : List.of("nothing is denied to it"));
    }

    private static boolean deniesAll(JsonNode policy) {
        JsonNode spec = policy.path("spec");
        return types(spec).equals(Set.of("Ingress", "Egress"))
                && spec.path("ingress").isEmpty()
                && spec.path("egress").isEmpty();
    }

    private static Set<String> types(JsonNode spec) {
        Set<String> types = new TreeSet<>();
        spec.path("policyTypes").forEach(type -> types.add(type.asText()));
        return types;
    }

    /** Exactly those: one too many is as wrong as one too few. */
    static List<String> exactFlows(Rendered chart) {
        return Workload.faults(chart, workload -> {
            Set<String> expected = new TreeSet<>(EVERYBODY);
            if (WORKLOADS.getOrDefault(workload.name(), false)) {
                expected.addAll(CALLED);
            }
            if (!workload.setting(MonitoringRules.COLLECTOR).isEmpty()) {
                expected.add(TRACED);
            }
            if (workload.setting("JAVA_TOOL_OPTIONS").contains("checkRevocation=true")) {
                expected.add(ASKS);
            }
            Set<String> allowed = new TreeSet<>();
            policies(workload).forEach(policy -> allowed.addAll(flows(policy, workload)));
            return expected.equals(allowed) ? List.of() : List.of("may " + allowed + " and should " + expected);
        });
    }

    private static List<JsonNode> policies(Workload workload) {
        return workload.chart().all("NetworkPolicy").stream()
                .filter(policy -> workload.selects(policy.at("/spec/podSelector/matchLabels"))
                        || policy.at("/spec/podSelector").isEmpty())
                .toList();
    }

    private static List<String> flows(JsonNode policy, Workload workload) {
        List<String> flows = new ArrayList<>();
        for (JsonNode rule : policy.at("/spec/ingress")) {
            flows.addAll(flows("in", rule.path("from"), rule.path("ports"), workload));
        }
        for (JsonNode rule : policy.at("/spec/egress")) {
            flows.addAll(flows("out", rule.path("to"), rule.path("ports"), workload));
        }
        return flows;
    }

    private static List<String> flows(String way, JsonNode peers, JsonNode ports, Workload workload) {
        List<String> flows = new ArrayList<>();
        if (peers.isEmpty() || ports.isEmpty()) {
            flows.add(way + " anybody or any port");
        }
        for (JsonNode peer : peers) {
            for (JsonNode port : ports) {
                String name = port.path("port").asText();
                flows.add(way + " " + who(peer, workload) + " "
                        + (NAMED.contains(name) ? name : port.path("protocol").asText() + " " + name));
            }
        }
        return flows;
    }

    private static String who(JsonNode peer, Workload workload) {
        String own = "cnpg.io/cluster=" + Rendered.RELEASE + "-" + workload.service() + "-db";
        String who = who(peer);
        return who.equals(own) ? "its database" : NAMES.getOrDefault(who, who);
    }

    private static String who(JsonNode peer) {
        if (peer.has("ipBlock")) {
            StringJoiner without = new StringJoiner(" ", " but ", "").setEmptyValue("");
            peer.at("/ipBlock/except").forEach(cidr -> without.add(cidr.asText()));
            return peer.at("/ipBlock/cidr").asText() + without;
        }
        String namespace = peer.at("/namespaceSelector/matchLabels")
                .path("kubernetes.io/metadata.name")
                .asText();
        String pods = peer.at("/podSelector/matchLabels").properties().stream()
                .map(label -> label.getKey() + "=" + label.getValue().asText())
                .sorted()
                .collect(Collectors.joining(" "));
        return ((namespace.isEmpty() ? "" : "namespace " + namespace + " ") + pods).strip();
    }

    /** Whether it may talk at that port to an address instead of to pods of the cluster. */
    static boolean mayLeaveTo(Workload workload, String port) {
        return policies(workload).stream()
                .flatMap(policy -> policy.at("/spec/egress").findParents("to").stream())
                .filter(rule -> rule.path("ports").findValuesAsText("port").contains(port))
                .anyMatch(rule -> rule.path("to").findValue("ipBlock") != null);
    }

    /** A database of CloudNativePG is open to its own service, itself, its operator and monitoring; each at its port. */
    static List<String> closedDatabases(Rendered chart) {
        Faults faults = new Faults();
        for (JsonNode cluster : chart.all("Cluster")) {
            String name = Rendered.name(cluster);
            String service = name.replaceAll("^" + Rendered.RELEASE + "-|-db$", "");
            Set<String> expected = new TreeSet<>(Set.of(
                    "cnpg.io/cluster=" + name + " 5432",
                    "cnpg.io/cluster=" + name + " 8000",
                    "namespace cnpg-system 5432",
                    "namespace cnpg-system 8000",
                    "namespace monitoring 9187"));
            Workload.of(chart).stream()
                    .filter(workload -> workload.service().equals(service))
                    .forEach(workload -> expected.add("app.kubernetes.io/component=" + workload.name()
                            + " app.kubernetes.io/instance=lumbar app.kubernetes.io/name=lumbar 5432"));
            Set<String> allowed = new TreeSet<>();
            chart.all("NetworkPolicy").stream()
                    .filter(policy -> policy.at("/spec/podSelector/matchLabels/cnpg.io~1cluster")
                            .asText()
                            .equals(name))
                    .flatMap(policy -> policy.at("/spec/ingress").findParents("from").stream())
                    .forEach(rule -> rule.path("from")
                            .forEach(peer -> rule.path("ports")
                                    .forEach(port -> allowed.add(
                                            who(peer) + " " + port.path("port").asText()))));
            faults.unless(expected.equals(allowed), name + " is open to " + allowed + " and should be to " + expected);
        }
        return faults.found();
    }

    /** Brokers let in this release's pods, KEDA, and whom the operator of the installation names. */
    static List<String> closedBrokers(Rendered chart) {
        Faults faults = new Faults();
        for (JsonNode kafka : chart.all("Kafka")) {
            for (JsonNode listener : kafka.at("/spec/kafka/listeners")) {
                Set<String> allowed = new TreeSet<>();
                listener.path("networkPolicyPeers").forEach(peer -> allowed.add(who(peer)));
                allowed.remove("namespace keda");
                faults.unless(
                        allowed.equals(Set.of("app.kubernetes.io/instance=lumbar app.kubernetes.io/name=lumbar")),
                        "brokers are open to " + allowed);
                faults.unless(listener.path("tls").asBoolean(), "brokers speak in the clear");
                faults.unless(listener.path("authentication").has("type"), "brokers ask nobody who they are");
            }
        }
        return faults.found();
    }

    /** Over TLS, to paths that people and apps call, and never to health or metrics. */
    static List<String> narrowIngress(Rendered chart) {
        Faults faults = new Faults();
        for (JsonNode ingress : chart.all("Ingress")) {
            String id = Rendered.id(ingress);
            Set<String> secured = new TreeSet<>();
            ingress.at("/spec/tls").forEach(tls -> tls.path("hosts").forEach(host -> secured.add(host.asText())));
            for (JsonNode rule : ingress.at("/spec/rules")) {
                faults.unless(secured.contains(rule.path("host").asText("")), id + " has a host without TLS");
                for (JsonNode path : rule.at("/http/paths")) {
                    String at = path.path("path").asText();
                    faults.when(isWide(at, path.path("pathType").asText().equals("Exact")), id + " lets in to " + at);
                    String service = path.at("/backend/service/name").asText();
                    faults.unless(chart.find("Service", service).isPresent(), id + " leads to no Service");
                }
            }
        }
        chart.all("HTTPRoute").forEach(route -> narrowRoute(route, chart, faults));
        return faults.found();
    }

    /** The same of the Gateway API's; TLS is its listener's. */
    private static void narrowRoute(JsonNode route, Rendered chart, Faults faults) {
        String id = Rendered.id(route);
        JsonNode spec = route.path("spec");
        faults.when(spec.path("parentRefs").isEmpty(), id + " is no gateway's");
        faults.when(spec.path("hostnames").isEmpty(), id + " is for any host");
        for (JsonNode rule : spec.path("rules")) {
            faults.when(rule.path("matches").isEmpty(), id + " lets in to everything");
            for (JsonNode match : rule.path("matches")) {
                String at = match.at("/path/value").asText();
                faults.when(isWide(at, match.at("/path/type").asText().equals("Exact")), id + " lets in to " + at);
            }
            String service = rule.at("/backendRefs/0/name").asText();
            faults.unless(chart.find("Service", service).isPresent(), id + " leads to no Service");
        }
    }

    private static boolean isWide(String path, boolean exact) {
        return (!exact && path.length() < 2) || (path.startsWith("/q") && !DOCUMENTS.contains(path));
    }
}
