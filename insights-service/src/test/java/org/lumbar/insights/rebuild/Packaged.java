package org.lumbar.insights.rebuild;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.lumbar.backbone.TestStack;

/** Starts further processes of the packaged service on the stack of a test. */
public final class Packaged {

    private Packaged() {}

    /** With the stack's configuration and some more; {@code arguments} are the program's own. */
    public static Process start(TestStack stack, Map<String, String> settings, String... arguments) throws IOException {
        return start(stack, settings, Redirect.INHERIT, arguments);
    }

    /** Likewise; what it logs goes elsewhere. */
    public static Process start(TestStack stack, Map<String, String> settings, Redirect log, String... arguments)
            throws IOException {
        Map<String, String> all = new TreeMap<>(stack.config());
        all.putAll(settings);
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-Xmx256m");
        command.add("-XX:+UseSerialGC");
        command.add("-XX:TieredStopAtLevel=1");
        all.forEach((key, value) -> command.add("-D" + key + "=" + value));
        command.add("-jar");
        command.add(System.getProperty("java.jar.path"));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command).inheritIO().redirectOutput(log).start();
    }
}
