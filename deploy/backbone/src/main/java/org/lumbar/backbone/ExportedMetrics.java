package org.lumbar.backbone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Names and labels of a service's metrics, to be compared with the list that alert rules and dashboards are checked against. Only
 * families that are exported from the first request on, whatever the collector or the machine, are in it.
 */
public final class ExportedMetrics {
    /** Given with {@code -Dlumbar.metrics.write=true}, the list is written instead of compared. */
    private static final String WRITE = "lumbar.metrics.write";

    private static final Pattern SAMPLE = Pattern.compile("^([a-z_]+)(?:\\{(.*)})? ");
    /** The trace that a sample was counted in, where it was sampled. */
    private static final Pattern EXEMPLAR = Pattern.compile(" # \\{.*");

    private static final Pattern LABEL = Pattern.compile("([a-zA-Z_]+)=\"");
    private static final List<String> FAMILIES = List.of(
            "lumbar_",
            "agroal_",
            "http_server_requests_seconds",
            "jvm_memory_used",
            "jvm_memory_max",
            "process_start_time",
            "process_cpu_usage");

    private ExportedMetrics() {}

    /** One line for each metric, such as {@code lumbar_dead_letters_total{code}}, of a scrape in Prometheus' text format. */
    public static List<String> in(String scrape) {
        Map<String, TreeSet<String>> labels = new TreeMap<>();
        for (String line : scrape.lines().toList()) {
            Matcher sample = SAMPLE.matcher(EXEMPLAR.matcher(line).replaceFirst(""));
            if (sample.find() && FAMILIES.stream().anyMatch(sample.group(1)::startsWith)) {
                Collection<String> of = labels.computeIfAbsent(sample.group(1), none -> new TreeSet<>());
                Matcher label = LABEL.matcher(String.valueOf(sample.group(2)));
                while (label.find()) {
                    of.add(label.group(1));
                }
            }
        }
        return labels.entrySet().stream()
                .map(metric -> metric.getKey() + "{" + String.join(",", metric.getValue()) + "}")
                .toList();
    }

    /**
     * The list of a service, as it is checked in at {@code deploy/signals/metrics}.
     *
     * @param service such as {@code session-service}
     * @param exported what to write, where writing was asked for
     */
    public static List<String> listed(String service, List<String> exported) {
        Path list = Path.of("../deploy/signals/metrics", service + ".txt");
        try {
            if (Boolean.getBoolean(WRITE)) {
                Files.createDirectories(list.getParent());
                Files.write(list, exported);
            }
            try (Stream<String> lines = Files.lines(list)) {
                return lines.toList();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
