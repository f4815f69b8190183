package org.lumbar.helm;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Compares what operators are told to type with what there is: in the chart with all its operators, in contract and services. */
final class OperatedNames {
    private static final Map<String, String> KINDS = Map.of(
            "deployment", "Deployment",
            "scaledobject", "ScaledObject",
            "configmap", "ConfigMap",
            "service", "Service",
            "cluster", "Cluster",
            "kafka", "Kafka");

    private static final Pattern OBJECT = Pattern.compile("(?<=\\s)([a-z]+)/([a-z0-9.<>-]+)(?=[\\s;]|$)");
    private static final Pattern LABEL = Pattern.compile("(\\w+) -l ([\\w./-]+)=(\\S+)");
    private static final Pattern NAMESPACE = Pattern.compile("(?:-n|namespace) ([a-z][a-z0-9-]*)");
    private static final Pattern RELEASE = Pattern.compile("helm (?:upgrade(?: --install)?|rollback) (\\S+)");
    private static final Pattern SECRET = Pattern.compile("secret generic (\\S+) --from-literal=([^=]+)=");
    private static final Pattern OWN_NAME = Pattern.compile("(?<![/.\\w])(lumbar-[a-z0-9-]*[a-z0-9])");
    private static final Pattern TOPIC = Pattern.compile("(lumbar\\.[a-z-]+\\.v\\d+(?:\\.dlq)?)|--topic ([^$\\s]\\S*)");
    private static final Pattern GROUP =
            Pattern.compile("--group ([^$\\s;]+)|(?<![\\w/-])((?:routine|session|insights)-service[a-z-]*)");
    private static final Pattern GROUPS = Pattern.compile("for group in ([^;]+);");
    private static final Pattern COMMAND =
            Pattern.compile("(?:^|; |job/)(?:service )?(routine|session|insights)[ -]([a-z]+)(?=[ -]|$)");
    private static final Pattern FILE = Pattern.compile("(?<![\\w./-])(deploy/[\\w./-]*\\w)");
    private static final Pattern VALUE = Pattern.compile("([a-z]\\w*(?:\\.\\w+)+)(?:\\.\\*)?");
    private static final Pattern METRIC =
            Pattern.compile("(?<![\\w.])((?:lumbar|agroal|jvm|http)_\\w+)(?:\\{(\\w+))?.*");

    private final Rendered chart;
    private final Set<String> mentioned = new HashSet<>();
    private final Exported exported = new Exported();

    OperatedNames(Rendered chart) {
        this.chart = chart;
        chart.objects().forEach(this::mention);
    }

    /** Every word of every text in an object, for what operators make under a name that the chart gives them. */
    private void mention(JsonNode node) {
        if (node.isTextual()) {
            Collections.addAll(mentioned, node.asText().split("[^a-z0-9.-]+"));
        }
        node.forEach(this::mention);
    }

    /** Names that do not exist, each with what it was taken for. */
    Set<String> unknown(Document document) {
        Set<String> unknown = new TreeSet<>();
        for (String code : document.code()) {
            if (code.contains("kubectl ")) {
                unknown.addAll(objects(code));
            }
            add(unknown, "namespace", all(NAMESPACE, code), Rendered.RELEASE::equals);
            add(unknown, "release", all(RELEASE, code), Rendered.RELEASE::equals);
            add(unknown, "name", all(OWN_NAME, code), mentioned::contains);
            add(unknown, "topic", all(TOPIC, code), this::isTopic);
            add(unknown, "group", all(GROUP, code), this::isGroup);
            all(GROUPS, code).forEach(list -> add(unknown, "group", List.of(list.split(" ")), this::isGroup));
            add(unknown, "file", all(FILE, code), file -> Files.exists(Project.ROOT.resolve(file)));
            unknown.addAll(keys(code));
            unknown.addAll(commands(code));
            unknown.addAll(metrics(code));
            unknown.addAll(values(code));
        }
        return unknown;
    }

    private static void add(Set<String> unknown, String what, List<String> names, Predicate<String> isThere) {
        names.stream().filter(isThere.negate()).forEach(name -> unknown.add(what + " " + name));
    }

    private static List<String> all(Pattern pattern, String code) {
        return pattern.matcher(code)
                .results()
                .map(found -> Stream.iterate(1, i -> i <= found.groupCount(), i -> i + 1)
                        .map(found::group)
                        .filter(name -> name != null)
                        .findFirst()
                        .orElseThrow())
                .toList();
    }

    private List<String> objects(String code) {
        List<String> unknown = new ArrayList<>();
        for (MatchResult found : OBJECT.matcher(code).results().toList()) {
            String kind = KINDS.getOrDefault(found.group(1), "");
            boolean isJob = found.group(1).equals("job") && found.group(2).endsWith("-<suffix>");
            if (!isJob && chart.find(kind, found.group(2)).isEmpty()) {
                unknown.add(found.group(1) + " " + found.group(2));
            }
        }
        for (MatchResult found : LABEL.matcher(code).results().toList()) {
            List<JsonNode> meant = chart.all(KINDS.getOrDefault(found.group(1), ""));
            boolean carried = !meant.isEmpty()
                    && meant.stream()
                            .allMatch(object -> object.at("/metadata/labels")
                                    .path(found.group(2))
                                    .asText()
                                    .equals(found.group(3)));
            if (!carried) {
                unknown.add("label " + found.group(2) + "=" + found.group(3));
            }
        }
        return unknown;
    }

    private List<String> keys(String code) {
        return SECRET.matcher(code)
                .results()
                .filter(found -> Workload.of(chart).stream()
                        .flatMap(workload -> workload.secrets().values().stream())
                        .noneMatch(reference -> reference.path("name").asText().equals(found.group(1))
                                && reference.path("key").asText().equals(found.group(2))))
                .map(found -> "secret " + found.group(1) + " with " + found.group(2))
                .toList();
    }

    private boolean isTopic(String name) {
        boolean ofServices = Document.SERVICES.stream()
                .map(Project::settings)
                .anyMatch(settings -> settings.stringPropertyNames().stream()
                        .anyMatch(key -> key.startsWith("lumbar.topics.")
                                && settings.getProperty(key).equals(name)));
        return ofServices
                && Contract.topics().containsKey(name)
                && chart.find("KafkaTopic", name).isPresent();
    }

    /** A group, the relay's transactional id or the beginning of others': a service has the name, and its user the right. */
    private boolean isGroup(String name) {
        boolean ofServices = Document.SERVICES.stream()
                .map(Contract::group)
                .anyMatch(group -> Set.of(group, group + "-relay", group + "-").contains(name));
        boolean granted = chart.all("KafkaUser").stream()
                .flatMap(user -> user.at("/spec/authorization/acls").findParents("patternType").stream())
                .anyMatch(resource -> resource.path("name").asText().equals(name));
        return ofServices && granted;
    }

    /** Programs of a service beside serving; a Job of the runbook carries the name of its own. */
    private static List<String> commands(String code) {
        if (!code.contains("service ") && !code.contains("job/")) {
            return List.of();
        }
        return COMMAND.matcher(code)
                .results()
                .filter(found -> Stream.of(
                                Project.sources(found.group(1)), Project.ROOT.resolve("foundation/src/main/java"))
                        .flatMap(sources -> Project.files(sources, "Command.java").stream())
                        .noneMatch(file -> Project.text(file).contains("NAME = \"" + found.group(2) + "\"")))
                .map(found -> "command " + found.group(1) + " " + found.group(2))
                .toList();
    }

    private List<String> metrics(String code) {
        return METRIC.matcher(code)
                .results()
                .map(found ->
                        found.group(2) == null ? found.group(1) : found.group(1) + "{" + found.group(2) + "=\"\"}")
                .flatMap(query -> exported.unknownTo(query).stream())
                .map(name -> "metric " + name)
                .toList();
    }

    /** Paths into the chart's values, where the first part is one of them. */
    private static List<String> values(String code) {
        JsonNode values = Project.yaml(Project.CHART.resolve("values.yaml"));
        var path = VALUE.matcher(code);
        if (!path.matches() || !values.has(path.group(1).split("\\.", 2)[0])) {
            return List.of();
        }
        String pointer = "/" + path.group(1).replace('.', '/');
        return values.at(pointer).isMissingNode() ? List.of("value " + path.group(1)) : List.of();
    }
}
