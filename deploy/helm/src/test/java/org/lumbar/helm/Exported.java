package org.lumbar.helm;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Metrics and labels that the services export, by the lists that their own tests compare with what they do. */
final class Exported {
    private static final Set<String> BY_SCRAPING =
            Set.of("namespace", "pod", "app_kubernetes_io_name", "app_kubernetes_io_component");

    private final Map<String, Set<String>> labels = new TreeMap<>();

    Exported() {
        Project.files(Project.ROOT.resolve("deploy/signals/metrics"), ".txt").stream()
                .flatMap(list -> Project.text(list).lines())
                .forEach(line -> {
                    int brace = line.indexOf('{');
                    String names = line.substring(brace + 1, line.length() - 1);
                    labels.computeIfAbsent(line.substring(0, brace), none -> new TreeSet<>())
                            .addAll(names.isEmpty() ? Set.of() : Set.of(names.split(",")));
                });
        // Prometheus' own.
        labels.put("up", new TreeSet<>());
    }

    Set<String> names() {
        return labels.keySet();
    }

    /** What a query names that no service exports. */
    List<String> unknownTo(String expression) {
        Query query = Query.of(expression);
        List<String> unknown = new ArrayList<>();
        Set<String> usable = new TreeSet<>(BY_SCRAPING);
        query.metrics().forEach((metric, selectedBy) -> {
            Set<String> has = labels.get(metric);
            if (has == null) {
                unknown.add(metric);
                return;
            }
            usable.addAll(has);
            selectedBy.stream()
                    .filter(label -> !has.contains(label) && !BY_SCRAPING.contains(label))
                    .forEach(label -> unknown.add(metric + "{" + label + "}"));
        });
        query.grouping().stream().filter(label -> !usable.contains(label)).forEach(label -> unknown.add("by " + label));
        if (query.metrics().isEmpty()) {
            unknown.add("no metric in " + expression);
        }
        return unknown;
    }
}
