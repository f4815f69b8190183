package org.lumbar.helm;

import java.util.stream.Stream;

/** Prometheus' own judge of rules, where the machine has it: Debian's package {@code prometheus} brings it. */
final class Promtool {
    static final Program PROGRAM = new Program("promtool");

    private Promtool() {}

    static Program.Verdict run(String... arguments) {
        return Program.run(
                Stream.concat(Stream.of("promtool"), Stream.of(arguments)).toList());
    }
}
