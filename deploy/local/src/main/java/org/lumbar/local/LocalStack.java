package org.lumbar.local;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lumbar.backbone.BackboneException;
import org.lumbar.backbone.KafkaBroker;
import org.lumbar.backbone.Postgres;
import org.lumbar.backbone.ProcessTree;
import org.lumbar.backbone.ProductionProfile;
import org.lumbar.backbone.TcpProxy;

/**
 * The whole system on this machine: Kafka, PostgreSQL and identity in this JVM, every service in one of its own. Parts can be
 * stopped, killed and started again one by one; {@link #close()} stops them all, services first.
 */
public final class LocalStack implements AutoCloseable {
    private static final long SECONDS_FOR_ONE_PART = 15;
    private static final Duration LONGEST_UNWELL = Duration.ofMinutes(1); // as in the chart

    private final Settings settings;
    private final DataFolder folder;
    private final Servers servers;
    private final Map<Part, ServiceProcess> services = new EnumMap<>(Part.class);
    private final List<ServiceProcess> others = new CopyOnWriteArrayList<>();
    private final CompletableFuture<LocalFault> broken = new CompletableFuture<>();
    private final ReentrantLock starting = new ReentrantLock();
    private volatile boolean closing;
    private volatile @Nullable Watch watch;

    private LocalStack(Settings settings, DataFolder folder) {
        this.settings = settings;
        this.folder = folder;
        this.servers = new Servers(folder, settings);
        settings.parts().stream()
                .filter(Part::isService)
                .forEach(service -> services.put(
                        service, instance(service, service.title(), port(service), Map.of(), settings.repository())));
        KafkaBroker.whenItGivesUp(() -> broken.complete(new LocalFault("Kafka gave up: " + folder.logs()
                + " says why, and if its files are damaged, delete " + folder + ".")));
    }

    /** Is told when a part has become ready. */
    public interface Progress {
        void ready(Part part, Duration after);
    }

    /**
     * Takes the data folder and makes sure that everything could start; nothing runs yet.
     *
     * @throws LocalFault if the folder or a port is not to be had, or a service isn't built
     * @throws BackboneException under a production profile
     */
    public static LocalStack on(Settings settings) {
        ProductionProfile.refuse();
        DataFolder folder = DataFolder.open(settings.data());
        try {
            Leftovers.end(folder);
            settings.ports().ensureFree(settings.parts());
            LocalStack stack = new LocalStack(settings, folder);
            stack.services.values().forEach(ServiceProcess::ensureBuilt);
            return stack;
        } catch (RuntimeException e) {
            folder.close();
            throw e;
        }
    }

    /**
     * Starts every part and returns when all are ready. Whoever calls this also calls {@link #close()}, even if it fails.
     *
     * @throws LocalFault if one cannot be started
     */
    public void start(Progress progress) {
        CompletableFuture<Void> started = Together.inBackground(() -> startAll(progress));
        CompletableFuture.anyOf(started.exceptionally(failed -> null), broken).join();
        if (broken.isDone()) {
            throw broken.join();
        }
    }

    /**
     * From now on starts again what ends by itself or fails its liveness probe, until {@link #close()}; what is in this JVM is left
     * out. Without it the end of a service completes {@link #broken()}.
     *
     * @param says is given a sentence for every such case
     */
    public void watch(Consumer<String> says) {
        List<Watch.Ward> wards = new ArrayList<>();
        Stream.concat(services.values().stream(), others.stream())
                .forEach(service -> wards.add(new WatchedService(service, LONGEST_UNWELL)));
        wards.addAll(servers.wards());
        watch = new Watch(wards, says);
    }

    /** The system's data and logs. */
    public DataFolder folder() {
        return folder;
    }

    /** Kafka's addresses for clients. */
    public String bootstrapServers() {
        return servers.bootstrapServers();
    }

    /** The issuer of tokens. */
    public URI issuer() {
        return URI.create("http://localhost:" + port(Part.IDENTITY) + "/lumbar");
    }

    /** Where a service answers, or would if it is somebody else's to start. */
    public URI address(Part service) {
        return URI.create("http://localhost:" + port(service));
    }

    /** Where a service has its health and metrics. */
    public URI management(Part service) {
        return URI.create("http://localhost:" + settings.ports().managementOf(service));
    }

    /** A service's database; its role and password are called as the database is. */
    public Postgres.Database database(Part service) {
        String url = "jdbc:postgresql://localhost:" + port(Part.POSTGRES) + "/" + service.key();
        return new Postgres.Database(url, service.key(), service.key());
    }

    /** A service of this system, to stop, kill or start it again. */
    public ServiceProcess service(Part service) {
        ServiceProcess process = services.get(service);
        if (process == null) {
            throw new IllegalArgumentException(service.title() + " is not started here.");
        }
        return process;
    }

    /**
     * Starts one more instance of a service and returns when it is ready.
     *
     * @param environment beyond what every instance gets
     */
    public ServiceProcess startAnother(Part service, int port, Map<String, String> environment) {
        return begun(instance(service, service.title() + "-" + port, port, environment, settings.repository()));
    }

    /** Likewise, as another checkout has packaged it, an older one for instance. */
    public ServiceProcess startAnotherOf(Path checkout, Part service, int port, Map<String, String> environment) {
        return begun(instance(service, service.title() + "-other-" + port, port, environment, checkout));
    }

    private ServiceProcess begun(ServiceProcess another) {
        others.add(another);
        another.start();
        return another;
    }

    /** The processes of Kafka, PostgreSQL or a service, to be broken; empty if it has none of its own, or doesn't run. */
    public Optional<ProcessTree> processes(Part part) {
        return part.isService() ? service(part).processes() : servers.processes(part);
    }

    /** Likewise of one of several brokers, from 1 on. */
    public Optional<ProcessTree> broker(int node) {
        return servers.broker(node);
    }

    /** The network between Kafka or PostgreSQL and everybody else, if {@link Settings#breakable()}. */
    public TcpProxy network(Part part) {
        return servers.network(part);
    }

    /** Stops Kafka or PostgreSQL; {@link #start(Part)} brings it back on the same port with its data. */
    public void stop(Part server) {
        servers.stop(server);
    }

    /** Does nothing if it runs. */
    public void start(Part server) {
        servers.start(server);
    }

    /** Completed with the reason as soon as something ends that should run. */
    public CompletableFuture<LocalFault> broken() {
        return broken;
    }

    boolean isClosing() {
        return closing;
    }

    /** Stops everything that runs, also in the middle of a start. */
    @Override
    public void close() {
        closing = true;
        Watch watching = watch;
        if (watching != null) {
            watching.close();
        }
        stopServices();
        awaitStart();
        stopServices();
        servers.stop();
        folder.close();
    }

    // What is just starting in this JVM can only be stopped once it has started; a part that hangs must not hold up the
    // others.
    private void awaitStart() {
        try {
            if (starting.tryLock(SECONDS_FOR_ONE_PART, TimeUnit.SECONDS)) {
                starting.unlock();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void startAll(Progress progress) {
        starting.lock();
        try {
            Together.run(
                    () -> timed(Part.KAFKA, progress, servers::startKafka),
                    () -> timed(Part.POSTGRES, progress, servers::startPostgres));
            timed(Part.IDENTITY, progress, servers::startIdentity);
            folder.markFilled();
            timed(Part.SITE, progress, servers::startSite);
            Together.run(services.entrySet().stream()
                    .map(service -> (Runnable) () -> timed(service.getKey(), progress, service.getValue()::start))
                    .toArray(Runnable[]::new));
        } finally {
            starting.unlock();
        }
    }

    /** Where dashboard and desk share one address. */
    public URI site() {
        return URI.create("http://localhost:" + port(Part.SITE));
    }

    private LocalFault explained(Part part, RuntimeException cause) {
        if (cause instanceof LocalFault fault) {
            return fault;
        }
        String what = cause instanceof BackboneException
                ? String.valueOf(cause.getMessage()).replaceFirst("\\.$", "")
                : part.title() + " could not be started (" + cause + ")";
        return new LocalFault(
                what + ": " + folder.logs() + " says why, and if its files are damaged, delete " + folder + ".", cause);
    }

    private void stopServices() {
        Together.run(Stream.concat(services.values().stream(), others.stream())
                .map(service -> (Runnable) service::stop)
                .toArray(Runnable[]::new));
    }

    private void timed(Part part, Progress progress, Runnable start) {
        if (closing) {
            throw new LocalFault("Stopped before " + part.title() + " was started.");
        }
        long begin = System.nanoTime();
        try {
            start.run();
        } catch (RuntimeException e) {
            broken.complete(explained(part, e)); // now, not when those that start beside it are done
            throw e;
        }
        progress.ready(part, Duration.ofNanos(System.nanoTime() - begin));
    }

    private void ended(LocalFault fault) {
        if (watch == null) {
            broken.complete(fault);
        }
    }

    private int port(Part part) {
        return settings.ports().of(part);
    }

    private ServiceProcess instance(Part service, String name, int port, Map<String, String> more, Path checkout) {
        Map<String, String> environment = ServiceEnvironment.of(port, bootstrapServers(), issuer(), database(service));
        environment.putAll(ServiceEnvironment.ofTheApp(settings.ports()));
        environment.putAll(more);
        Path jar = checkout.resolve(service.title() + "/target/quarkus-app/quarkus-run.jar");
        return new ServiceProcess(folder, name, port, jar, environment, this::ended);
    }
}
