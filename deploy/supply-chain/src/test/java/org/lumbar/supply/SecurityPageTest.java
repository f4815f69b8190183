package org.lumbar.supply;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** SECURITY.md names the test that holds each promise; here the names are held to the sources. */
class SecurityPageTest {
    private static final Path ROOT = Path.of("..", "..");
    private static final Pattern TEST = Pattern.compile("`([A-Z][A-Za-z]+(?:Test|IT|E2E))`");

    @Test
    void everyTestThatThePageNamesExists() throws IOException {
        Set<String> named = new TreeSet<>();
        Matcher names = TEST.matcher(Files.readString(ROOT.resolve("SECURITY.md")));
        while (names.find()) {
            named.add(names.group(1));
        }

        assertThat(named).hasSizeGreaterThan(15).isSubsetOf(testsOfTheSources());
    }

    private static Set<String> testsOfTheSources() throws IOException {
        try (Stream<Path> files = Files.find(
                ROOT,
                14,
                (file, about) -> about.isRegularFile() && file.toString().contains("/src/test/java/"))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".java"))
                    .map(name -> name.substring(0, name.length() - ".java".length()))
                    .collect(Collectors.toSet());
        }
    }
}
