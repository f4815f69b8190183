package org.lumbar.local;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.lumbar.backbone.BackboneException;
import org.lumbar.backbone.ProductionProfile;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The command behind {@code deploy/local/run}. */
@Command(
        name = "deploy/local/run",
        sortOptions = false,
        usageHelpWidth = 100,
        headerHeading = "Builds what has changed and starts the whole system on this machine.%n%n",
        footer =
                "%nParts: kafka (9092), postgres (15432), identity (8080), routine (8081), session (8082), insights (8083),"
                        + " site (8000).")
final class Main implements Callable<Integer> {
    private static final int STOPPED = 130;

    @Option(names = "--data", paramLabel = "<folder>", description = "Where everything is kept; .lumbar if not given.")
    private @Nullable Path data;

    @Option(names = "--fresh", description = "Delete what is kept there first.")
    private boolean fresh;

    @Option(names = "--no-demo", description = "Start with an empty practice.")
    private boolean noDemo;

    @Option(names = "--clients", paramLabel = "<n>", description = "Clients of the demo practice; ${DEFAULT-VALUE}.")
    private int clients = 40;

    @Option(names = "--weeks", paramLabel = "<n>", description = "Weeks that they have behind them; ${DEFAULT-VALUE}.")
    private int weeks = 12;

    @Option(
            names = "--without",
            paramLabel = "<service>",
            description = "Leave a service to you, for example to quarkus:dev; may be repeated.")
    private Set<Part> without = EnumSet.noneOf(Part.class);

    @Option(names = "--port", paramLabel = "<part>=<n>", description = "Let a part listen elsewhere; may be repeated.")
    private Map<Part, Integer> ports = new EnumMap<>(Part.class);

    @Option(
            names = "--port-base",
            paramLabel = "<n>",
            description = "Let all parts listen on <n> and the next six, in the order below.")
    private @Nullable Integer portBase;

    @Option(names = "--help", usageHelp = true, description = "Say this.")
    private boolean help;

    public static void main(String[] arguments) {
        RunLog.silence();
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        CommandLine commandLine = new CommandLine(new Main());
        commandLine.setCaseInsensitiveEnumValuesAllowed(true);
        commandLine.setExecutionExceptionHandler((fault, command, parsed) -> explain(fault));
        return commandLine;
    }

    Settings settings() {
        Path repository = Settings.findRepository(Path.of(System.getProperty("lumbar.repository", "")));
        for (Part part : without) {
            if (!part.isService()) {
                throw new LocalFault(part.title() + " cannot be left out, only routine, session and insights can.");
            }
        }
        Ports chosen = (portBase == null ? Ports.usual() : Ports.from(portBase)).with(ports);
        return new Settings(repository, data == null ? repository.resolve(".lumbar") : data, chosen, without, false);
    }

    Demo.Size size() {
        if (clients < 1 || weeks < 1) {
            throw new LocalFault("The demo practice needs at least one client and one week.");
        }
        return new Demo.Size(clients, weeks);
    }

    @Override
    public Integer call() throws Exception {
        ProductionProfile.refuse();
        Settings settings = settings();
        Console console = new Console(System.out);
        if (fresh) {
            DataFolder.clear(settings.data());
        }
        LocalStack stack = LocalStack.on(settings);
        RunLog.writeTo(stack.folder().logs());
        Demo demo = new Demo(stack, settings.repository(), Clock.systemDefaultZone());
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(console, demo, stack), "stop"));

        try {
            console.begins(stack.folder());
            stack.start((part, after) -> console.ready(part.title(), after));
            stack.watch(console::says);
            if (!noDemo && without.isEmpty()) {
                fill(demo, console);
            }
            console.addresses(stack, settings);
            throw stack.broken().get();
        } catch (LocalFault fault) {
            if (stack.isClosing()) {
                return STOPPED; // somebody asked for it, so there is nothing to explain
            }
            throw fault;
        }
    }

    private void fill(Demo demo, Console console) {
        Demo.Told told = demo.told(size());
        console.told(size(), told);
        if (told == Demo.Told.NOT_YET) {
            long begin = System.nanoTime();
            demo.tell(size());
            console.ready("demo practice", Duration.ofNanos(System.nanoTime() - begin));
        }
        if (told == Demo.Told.UP_TO_AN_EARLIER_DAY) {
            // The system can be used meanwhile; what came in since then is a small part of it all.
            Thread goingOn = new Thread(() -> goOn(demo, console), "demo");
            goingOn.setDaemon(true);
            goingOn.start();
        }
    }

    private void goOn(Demo demo, Console console) {
        try {
            demo.tell(size());
        } catch (LocalFault fault) {
            console.note(fault);
        }
    }

    private static void stop(Console console, Demo demo, LocalStack stack) {
        console.stops();
        demo.stop();
        stack.close();
        console.stopped();
    }

    private static int explain(Exception fault) {
        Logger.getLogger(Main.class.getName()).log(Level.SEVERE, "Cannot go on", fault);
        boolean known = fault instanceof LocalFault || fault instanceof BackboneException;
        System.err.println(known ? fault.getMessage() : "Lumbar failed in a way nobody thought of: " + fault);
        return 1;
    }
}
