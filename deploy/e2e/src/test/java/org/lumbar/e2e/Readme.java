package org.lumbar.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The README's commands: fenced blocks after a line {@code <!-- example: NAME -->}. */
final class Readme {
    private static final Pattern EXAMPLE =
            Pattern.compile(" *<!-- example: ([a-z-]+) -->\\n+ *```sh\\n(.*?)\\n *```", Pattern.DOTALL);

    private Readme() {}

    /** By name, in the README's order. */
    static Map<String, String> examples(Path readme) {
        Map<String, String> examples = new LinkedHashMap<>();
        try {
            Matcher matcher = EXAMPLE.matcher(Files.readString(readme));
            while (matcher.find()) {
                examples.put(matcher.group(1), matcher.group(2));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return examples;
    }
}
