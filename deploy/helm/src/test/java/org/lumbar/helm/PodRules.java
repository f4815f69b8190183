package org.lumbar.helm;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/** What a pod may do to its node, and its node to it. */
final class PodRules {
    private static final Set<String> HARMLESS_VOLUMES = Set.of("emptyDir", "secret", "configMap", "projected");
    private static final Pattern PINNED =
            Pattern.compile("[^\\s:@]+(?::\\d+)?/\\S+(:(?!latest\\b)[\\w.-]+)(@sha256:[0-9a-f]{64})?");
    private static final Pattern HEAP = Pattern.compile("-XX:MaxRAMPercentage=(\\d+)");

    private PodRules() {}

    /** Pod Security Standards, level "restricted". */
    static List<String> restricted(Rendered chart) {
        return Workload.faults(chart, workload -> {
            Faults faults = new Faults();
            JsonNode pod = workload.pod();
            faults.unless(pod.at("/securityContext/runAsNonRoot").asBoolean(), "may run as root");
            faults.when(pod.at("/securityContext/runAsUser").asInt(-1) == 0, "runs as root");
            for (String host : List.of("hostNetwork", "hostPID", "hostIPC")) {
                faults.when(pod.path(host).asBoolean(), "shares " + host);
            }
            pod.path("volumes")
                    .forEach(volume -> volume.fieldNames()
                            .forEachRemaining(kind -> faults.unless(
                                    kind.equals("name") || HARMLESS_VOLUMES.contains(kind), "mounts a " + kind)));
            workload.containers().forEach(container -> restricted(container, faults));
            return faults.found();
        });
    }

    private static void restricted(JsonNode container, Faults faults) {
        JsonNode security = container.path("securityContext");
        faults.unless(
                security.has("allowPrivilegeEscalation")
                        && !security.path("allowPrivilegeEscalation").asBoolean(),
                "may gain privileges");
        faults.when(security.path("privileged").asBoolean(), "is privileged");
        faults.when(security.path("runAsUser").asInt(-1) == 0, "runs as root");
        faults.unless(security.at("/capabilities/drop/0").asText().equals("ALL"), "keeps capabilities");
        faults.when(security.at("/capabilities/add").size() > 0, "adds capabilities");
        container.path("ports").forEach(port -> faults.when(port.has("hostPort"), "takes a port of the node"));
    }

    static List<String> seccomp(Rendered chart) {
        return Workload.faults(chart, workload -> {
            Faults faults = new Faults();
            String profile = "/securityContext/seccompProfile/type";
            faults.unless(workload.pod().at(profile).asText().equals("RuntimeDefault"), "no seccomp profile");
            workload.containers()
                    .forEach(container -> faults.unless(
                            container.at(profile).asText("RuntimeDefault").matches("|RuntimeDefault"),
                            "another profile"));
            return faults.found();
        });
    }

    /** Only /tmp can be written, and it is bounded. */
    static List<String> readOnlyRoot(Rendered chart) {
        return Workload.faults(chart, workload -> {
            Faults faults = new Faults();
            for (JsonNode container : workload.containers()) {
                faults.unless(
                        container.at("/securityContext/readOnlyRootFilesystem").asBoolean(), "its root can be written");
                for (JsonNode mount : container.path("volumeMounts")) {
                    boolean tmp = mount.path("mountPath").asText().equals("/tmp");
                    faults.unless(tmp || mount.path("readOnly").asBoolean(), "can write to " + mount.path("mountPath"));
                }
            }
            workload.pod()
                    .path("volumes")
                    .forEach(volume -> faults.when(
                            volume.has("emptyDir") && !volume.at("/emptyDir").has("sizeLimit"),
                            "an unbounded emptyDir"));
            faults.unless(
                    StreamSupport.stream(
                                    workload.container().path("volumeMounts").spliterator(), false)
                            .anyMatch(mount -> mount.path("mountPath").asText().equals("/tmp")),
                    "no /tmp, which the JVM needs");
            return faults.found();
        });
    }

    static List<String> noToken(Rendered chart) {
        return Workload.faults(chart, workload -> {
            Faults faults = new Faults();
            JsonNode pod = workload.pod();
            faults.unless(isFalse(pod, "automountServiceAccountToken"), "mounts a token");
            String account = pod.path("serviceAccountName").asText();
            faults.unless(
                    chart.find("ServiceAccount", account)
                            .filter(found -> isFalse(found, "automountServiceAccountToken"))
                            .isPresent(),
                    "no account of its own without a token");
            return faults.found();
        });
    }

    /** Variables such as KAFKA_PORT would pass for settings of Kafka's clients. */
    static List<String> noServiceLinks(Rendered chart) {
        return Workload.faults(
                chart,
                workload -> isFalse(workload.pod(), "enableServiceLinks")
                        ? List.of()
                        : List.of("sees other Services in its environment"));
    }

    static List<String> pinnedImages(Rendered chart) {
        return Workload.faults(chart, workload -> {
            List<String> faults = new ArrayList<>();
            for (JsonNode container : workload.containers()) {
                String image = container.path("image").asText();
                if (!PINNED.matcher(image).matches()) {
                    faults.add(image + " may be another image tomorrow");
                }
            }
            return faults;
        });
    }

    /** Memory is what was asked for, and the JVM keeps within it or ends. */
    static List<String> boundedMemory(Rendered chart) {
        return Workload.faults(chart, workload -> {
            Faults faults = new Faults();
            for (JsonNode container : workload.containers()) {
                JsonNode resources = container.path("resources");
                faults.unless(resources.at("/requests").has("cpu"), "asks for no CPU");
                faults.unless(resources.at("/limits").has("memory"), "no limit of memory");
                faults.unless(
                        resources.at("/requests/memory").equals(resources.at("/limits/memory")),
                        "asks for less memory than it may take");
            }
            String options = workload.setting("JAVA_TOOL_OPTIONS");
            var heap = HEAP.matcher(options);
            faults.unless(heap.find() && Integer.parseInt(heap.group(1)) <= 75, "the heap leaves no room");
            faults.unless(options.contains("-XX:+ExitOnOutOfMemoryError"), "lives on without memory");
            return faults.found();
        });
    }

    private static boolean isFalse(JsonNode object, String field) {
        return object.path(field).isBoolean() && !object.path(field).asBoolean();
    }
}
