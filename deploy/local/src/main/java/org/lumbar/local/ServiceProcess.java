package org.lumbar.local;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.lumbar.backbone.ProcessTree;

/** One instance of a service: its packaged form in a JVM of its own. */
public final class ServiceProcess {
    private static final Duration LONGEST_START = Duration.ofMinutes(3);
    private static final long MILLISECONDS_BETWEEN_LOOKS = 100;

    private final DataFolder folder;
    private final String name;
    private final URI address;
    private final URI management;
    private final Path jar;
    private final Map<String, String> environment;
    private final Consumer<LocalFault> onUnexpectedEnd;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    private @Nullable JavaProcess running;

    ServiceProcess(
            DataFolder folder,
            String name,
            int port,
            Path jar,
            Map<String, String> environment,
            Consumer<LocalFault> onUnexpectedEnd) {
        this.folder = folder;
        this.name = name;
        this.address = URI.create("http://localhost:" + port);
        this.management = URI.create("http://localhost:" + Ports.managementOf(port));
        this.jar = jar;
        this.environment = environment;
        this.onUnexpectedEnd = onUnexpectedEnd;
    }

    /** Where it answers, without a path. */
    public URI address() {
        return address;
    }

    /**
     * Starts it and returns when it is ready; does nothing if it runs.
     *
     * @throws LocalFault if it isn't built, ends, or isn't ready in time
     */
    public void start() {
        JavaProcess process = launch();
        long deadline = System.nanoTime() + LONGEST_START.toNanos();
        while (!isReady()) {
            if (process.endsWithin(MILLISECONDS_BETWEEN_LOOKS)) {
                throw process.ended("while it started");
            }
            if (System.nanoTime() > deadline) {
                throw new LocalFault(name + " was not ready after " + LONGEST_START.toMinutes()
                        + " minutes; its log says why: " + process.log() + ".");
            }
        }
        process.process().onExit().thenRun(() -> ended(process));
    }

    String name() {
        return name;
    }

    Path log() {
        return JavaProcess.logOf(folder, name);
    }

    /** With what it ended by itself; empty while it runs, and after it was stopped. */
    synchronized Optional<Integer> exitCode() {
        return running == null || running.process().isAlive()
                ? Optional.empty()
                : Optional.of(running.process().exitValue());
    }

    /** Whether it passes its readiness probe. */
    public boolean isReady() {
        return answers("/q/health/ready");
    }

    /** Whether it passes its liveness probe. */
    boolean isLive() {
        return answers("/q/health/live");
    }

    /** Whether its process runs, ready or not. */
    public synchronized boolean isRunning() {
        return running != null && running.process().isAlive();
    }

    /** Its process, to be broken: whoever ends it this way was not told by the stack. Empty while it doesn't run. */
    public synchronized Optional<ProcessTree> processes() {
        return running == null || !running.process().isAlive()
                ? Optional.empty()
                : Optional.of(new ProcessTree(running.process().toHandle()));
    }

    /** Lets it finish what it does and end; does nothing if it doesn't run. */
    public void stop() {
        letGo(JavaProcess::stop);
    }

    /** Ends it at once, as a power cut would; does nothing if it doesn't run. */
    public void kill() {
        letGo(JavaProcess::kill);
    }

    void ensureBuilt() {
        if (!Files.exists(jar)) {
            throw new LocalFault(name + " is not built (" + jar + " is missing): run ./mvnw package first.");
        }
    }

    private synchronized JavaProcess launch() {
        if (running != null && running.process().isAlive()) {
            return running;
        }
        ensureBuilt();
        running = JavaProcess.start(folder, name, List.of("-jar", jar.toString()), environment);
        return running;
    }

    private void letGo(Consumer<JavaProcess> end) {
        JavaProcess process;
        synchronized (this) {
            process = running;
            running = null;
        }
        if (process != null) {
            end.accept(process);
        }
    }

    private void ended(JavaProcess process) {
        boolean unexpected;
        synchronized (this) {
            unexpected = running == process;
        }
        if (unexpected) {
            onUnexpectedEnd.accept(process.ended("by itself"));
        }
    }

    /** An older release has its health beside its API. */
    private boolean answers(String probe) {
        return answers(management, probe) || answers(address, probe);
    }

    private boolean answers(URI server, String probe) {
        HttpRequest request = HttpRequest.newBuilder(server.resolve(probe))
                .timeout(Duration.ofSeconds(5))
                .build();
        try {
            return http.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException away) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LocalFault("Interrupted while waiting for " + name + ".", e);
        }
    }
}
