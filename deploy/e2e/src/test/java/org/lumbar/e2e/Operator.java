package org.lumbar.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Objects;

/** Types the runbook's examples, one after the other, into one shell; what stands in angle brackets is filled in. */
final class Operator implements AutoCloseable {
    /** For programs that run for a moment: some twenty of them start here, on a machine that runs the whole system beside. */
    private static final String QUICK_START = "export JDK_JAVA_OPTIONS='-XX:+UseSerialGC -XX:TieredStopAtLevel=1'";

    private final SystemUnderTest system;
    private final Map<String, String> examples;
    private final Shell shell;

    Operator(SystemUnderTest system, Map<String, String> examples) {
        this.system = system;
        this.examples = examples;
        this.shell = new Shell(system.repository());
        assertThat(shell.run(QUICK_START).status()).isZero();
    }

    /** What the commands printed; fails the story unless the last one ended well. */
    String types(String name, Object... filledIn) {
        String commands = Objects.requireNonNull(examples.get(name), name);
        for (Object value : filledIn) {
            commands = commands.replaceFirst("<[a-z -]+>", value.toString());
        }
        Shell.Result result = shell.run(system.here(commands));
        assertThat(result.status()).as("%s said %s", name, result.output()).isZero();
        return result.output();
    }

    @Override
    public void close() {
        shell.close();
    }
}
