package org.lumbar.helm;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a query of Prometheus names.
 *
 * @param metrics each with the labels that it is selected by
 * @param grouping labels that results are grouped or joined by
 */
record Query(Map<String, Set<String>> metrics, Set<String> grouping) {
    private static final Pattern TEXT = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"");
    private static final Pattern RANGE = Pattern.compile("\\[[^]]*]");
    private static final Pattern GROUPING =
            Pattern.compile("\\b(?:by|without|on|ignoring|group_left|group_right)\\s*\\(([^)]*)\\)");
    private static final Pattern METRIC =
            Pattern.compile("(?<![\\w.])([a-zA-Z_:][\\w:]*+)(?!\\s*\\()(?:\\s*\\{([^}]*)})?");
    private static final Pattern LABEL = Pattern.compile("(\\w+)\\s*(?:=~|!~|!=|=)");
    private static final Set<String> WORDS = Set.of("and", "or", "unless", "bool", "offset");

    static Query of(String expression) {
        String bare = TEXT.matcher(expression).replaceAll("''");
        Set<String> grouping = new TreeSet<>();
        Matcher groups = GROUPING.matcher(bare);
        while (groups.find()) {
            grouping.addAll(Set.of(groups.group(1).strip().split("\\s*,\\s*")));
        }
        String selectors = RANGE.matcher(groups.replaceAll(" ")).replaceAll(" ");
        Map<String, Set<String>> metrics = new TreeMap<>();
        METRIC.matcher(selectors)
                .results()
                .filter(found -> !WORDS.contains(found.group(1)))
                .forEach(found -> metrics.computeIfAbsent(found.group(1), none -> new TreeSet<>())
                        .addAll(labels(found)));
        return new Query(metrics, grouping);
    }

    private static Set<String> labels(MatchResult metric) {
        Set<String> labels = new TreeSet<>();
        Matcher label = LABEL.matcher(metric.group(2) == null ? "" : metric.group(2));
        while (label.find()) {
            labels.add(label.group(1));
        }
        return labels;
    }
}
