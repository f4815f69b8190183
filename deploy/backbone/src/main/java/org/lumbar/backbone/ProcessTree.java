package org.lumbar.backbone;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** A process with everything it has started, to be broken on purpose. */
public record ProcessTree(ProcessHandle root) {

    /** Ends all at once, as a power cut would, and returns when they are gone. */
    public void kill() {
        List<ProcessHandle> all = all();
        all.forEach(ProcessHandle::destroyForcibly);
        all.forEach(each -> each.onExit().join());
    }

    /** Takes the processor from all: they are there, hold what they hold, and do nothing. */
    public void freeze() {
        signal("-STOP");
    }

    /** Lets them go on as if no time had passed. */
    public void thaw() {
        signal("-CONT");
    }

    /** The root first: else it would see the others die, and clean up. */
    private List<ProcessHandle> all() {
        List<ProcessHandle> all = new ArrayList<>();
        all.add(root);
        root.descendants().forEach(all::add);
        return all;
    }

    private void signal(String signal) {
        List<String> command = new ArrayList<>(List.of("kill", signal));
        all().forEach(each -> command.add(Long.toString(each.pid())));
        try {
            new ProcessBuilder(command).start().waitFor();
        } catch (IOException e) {
            throw new BackboneException("Signals can't be sent here.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BackboneException("Interrupted while a signal was sent.", e);
        }
    }
}
