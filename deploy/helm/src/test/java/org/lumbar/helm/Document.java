package org.lumbar.helm;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A page for operators, in Markdown. */
record Document(String text) {
    private static final Pattern BLOCK = Pattern.compile("(?ms)^ *```sh\\n(.*?)^ *```$");
    private static final Pattern CODE = Pattern.compile("`([^`\\n]+)`");
    static final List<String> SERVICES = List.of("routine", "session", "insights");

    static Document of(Path file) {
        return new Document(Project.text(file));
    }

    /** What is to be typed. */
    List<String> blocks() {
        return BLOCK.matcher(text).results().map(block -> block.group(1)).toList();
    }

    /** Lines of commands, and what is set in code between words; {@code <service>} stands for each of them. */
    List<String> code() {
        Stream<String> typed = blocks().stream().flatMap(String::lines);
        Stream<String> between = CODE.matcher(BLOCK.matcher(text).replaceAll(""))
                .results()
                .map(MatchResult.class::cast)
                .map(found -> found.group(1));
        return Stream.concat(typed, between)
                .flatMap(code -> code.contains("<service>")
                        ? SERVICES.stream().map(service -> code.replace("<service>", service))
                        : Stream.of(code))
                .toList();
    }
}
