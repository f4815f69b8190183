package org.lumbar.helm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every path that a service serves leads in from outside. */
class IngressPathsTest {
    private static final Pattern RESOURCE = Pattern.compile("(?m)^@Path\\(\"([^\"]*)\"\\)");
    private static final Pattern METHOD = Pattern.compile("(?m)^    @Path\\(\"([^\"]*)\"\\)");

    @ParameterizedTest
    @CsvSource({"routine, routine", "events, session", "dashboard, insights"})
    void everyPathOfAServiceLeadsIn(String host, String service) {
        // Given
        List<JsonNode> paths = leadingTo(host);
        List<String> served = served(service);
        // When
        List<String> closed =
                served.stream().filter(path -> !leadsIn(paths, path)).toList();
        // Then
        assertThat(served).isNotEmpty();
        assertThat(closed).isEmpty();
    }

    /** On whatever host: the desk is below the dashboard's. */
    private static List<JsonNode> leadingTo(String host) {
        Rendered chart = Rendered.with(Project.EXAMPLES.resolve("values-small.yaml"));
        String backend = chart.find("Ingress", "lumbar-" + host)
                .orElseThrow()
                .at("/spec/rules/0/http/paths/0/backend/service/name")
                .asText();
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
