package org.lumbar.supply;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** One library that a service carries, as its CycloneDX bill of materials names it. */
record Component(String group, String name, String version, List<String> licences) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> SERVICES = List.of("routine-service", "session-service", "insights-service");

    /** {@code group:name}. */
    String coordinates() {
        return group + ":" + name;
    }

    boolean isOurs() {
        return group.equals("org.lumbar");
    }

    /** All that the three services carry. The build has just made the bills: {@code target/bom.json} of each. */
    static Set<Component> ofAllServices() throws IOException {
        Set<Component> all = new LinkedHashSet<>();
        for (String service : SERVICES) {
            all.addAll(of(Path.of("..", "..", service, "target", "bom.json")));
        }
        return all;
    }

    private static List<Component> of(Path bill) throws IOException {
        List<Component> components = new ArrayList<>();
        for (JsonNode node : JSON.readTree(Files.readString(bill)).path("components")) {
            List<String> licences = new ArrayList<>();
            for (JsonNode choice : node.path("licenses")) {
                JsonNode licence = choice.path("license");
                licences.add(licence.path("id")
                        .asText(licence.path("name")
                                .asText(choice.path("expression").asText())));
            }
            components.add(new Component(
                    node.path("group").asText(),
                    node.path("name").asText(),
                    node.path("version").asText(),
                    licences));
        }
        return components;
    }
}
