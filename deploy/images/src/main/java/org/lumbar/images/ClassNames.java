package org.lumbar.images;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Names of classes, written with slashes, in a text that people can compare: a line per package, sorted.
 *
 * <p>Names that a JVM makes up while it runs (lambdas, proxies, hidden classes) are of no use to another run and are left out.
 */
final class ClassNames {
    private static final Pattern MADE_UP = Pattern.compile(
            "0x|\\$\\$Lambda|LambdaForm|LambdaMH|StringConcat|\\$Proxy\\d|GeneratedConstructorAccessor");

    private ClassNames() {}

    /** Reads what {@code -XX:DumpLoadedClassList} writes: a class per line, {@code name id: …}, among comments and directives. */
    static SortedSet<String> ofClassList(List<String> lines) {
        SortedSet<String> names = new TreeSet<>();
        for (String line : lines) {
            if (!line.startsWith("#") && !line.startsWith("@")) {
                String name = line.split(" ", 2)[0];
                if (name.contains("/") && !MADE_UP.matcher(name).find()) {
                    names.add(name);
                }
            }
        }
        return names;
    }

    static SortedSet<String> read(Path file) throws IOException {
        SortedSet<String> names = new TreeSet<>();
        for (String line : Files.readAllLines(file)) {
            String[] words = line.split(" ");
            for (int i = 1; i < words.length; i++) {
                names.add(words[0] + "/" + words[i]);
            }
        }
        return names;
    }

    static void write(Path file, Collection<String> names) throws IOException {
        Map<String, SortedSet<String>> packages = new TreeMap<>();
        for (String name : names) {
            int slash = name.lastIndexOf('/');
            packages.computeIfAbsent(name.substring(0, slash), any -> new TreeSet<>())
                    .add(name.substring(slash + 1));
        }
        Files.write(
                file,
                packages.entrySet().stream()
                        .map(each -> each.getKey() + " " + String.join(" ", each.getValue()))
                        .toList());
    }
}
