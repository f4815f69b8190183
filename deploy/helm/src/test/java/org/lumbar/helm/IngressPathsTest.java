package org.lumbar.helm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every path that a service serves leads in from outside. */
class IngressPathsTest {
    private static final Pattern RESOURCE = Pattern.compile("(?m)^@Path\\(\"([^\"]*)\"\\)");
    private static final Pattern METHOD = Pattern.compile("(?m)^    @Path\\(\"([^\"]*)\"\\)");

    @ParameterizedTest
    @CsvSource({"lumbar-routine, routine", "lumbar-session-edge, session", "lumbar-insights, insights"})
    void everyPathOfAServiceLeadsIn(String backend, String service) {
        // Given
        List<JsonNode> paths = leadingTo(backend);
        List<String> served = served(service);
        // When
        List<String> closed =
                served.stream().filter(path -> !leadsIn(paths, path)).toList();
        // Then
        assertThat(served).isNotEmpty();
        assertThat(closed).isEmpty();
    }

    /** Host by host, a Gateway's routes lead to the same places as Ingresses. */
    @Test
    void routesLeadWhereIngressesDo() {
        // Given
        Set<String> byIngress = new TreeSet<>();
        Set<String> byRoute = new TreeSet<>();
        // When
        for (JsonNode ingress : chart("small").all("Ingress")) {
            JsonNode rule = ingress.at("/spec/rules/0");
            rule.at("/http/paths")
                    .forEach(path -> byIngress.add(
                            rule.path("host").asText() + path.path("path").asText() + " "
                                    + path.path("pathType").asText() + " to "
                                    + path.at("/backend/service/name").asText()));
        }
        for (JsonNode route : chart("openshift").all("HTTPRoute")) {
            for (JsonNode rule : route.at("/spec/rules")) {
                rule.path("matches")
                        .forEach(match ->
                                byRoute.add(route.at("/spec/hostnames/0").asText()
                                        + match.at("/path/value").asText() + " "
                                        + match.at("/path/type").asText().replace("PathPrefix", "Prefix") + " to "
                                        + rule.at("/backendRefs/0/name").asText()));
            }
        }
        // Then
        assertThat(byIngress).hasSizeGreaterThan(10).isEqualTo(byRoute);
    }

    private static Rendered chart(String example) {
        return Rendered.with(Project.EXAMPLES.resolve("values-" + example + ".yaml"));
    }

    /** On whatever host: the desk is below the dashboard's. */
    private static List<JsonNode> leadingTo(String backend) {
        Rendered chart = chart("small");
        List<JsonNode> paths = new ArrayList<>();
        for (JsonNode ingress : chart.all("Ingress")) {
            for (JsonNode path : ingress.at("/spec/rules/0/http/paths")) {
                if (path.at("/backend/service/name").asText().equals(backend)) {
                    paths.add(path);
                }
            }
        }
        return paths;
    }

    private static List<String> served(String service) {
        List<String> served = new ArrayList<>();
        for (var file : Project.files(Project.sources(service).resolve("java"), ".java")) {
            String source = Project.text(file);
            RESOURCE.matcher(source).results().map(found -> found.group(1)).forEach(root -> {
                served.add(root);
                METHOD.matcher(source)
                        .results()
                        .forEach(found -> served.add((root + "/" + found.group(1)).replaceAll("/+", "/")));
            });
        }
        return served;
    }

    private static boolean leadsIn(List<JsonNode> paths, String served) {
        for (JsonNode path : paths) {
            String open = path.path("path").asText();
            boolean exact = path.path("pathType").asText().equals("Exact");
            if (served.equals(open) || (!exact && served.startsWith(open + "/"))) {
                return true;
            }
        }
        return false;
    }
}
