package org.lumbar.simulator;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.lumbar.simulator.delivery.Arrival;
import org.lumbar.simulator.delivery.Delivery;
import org.lumbar.simulator.delivery.DeliveryLog;
import org.lumbar.simulator.delivery.Endpoints;
import org.lumbar.simulator.delivery.FileLog;
import org.lumbar.simulator.delivery.Outcome;
import org.lumbar.simulator.delivery.Pace;
import org.lumbar.simulator.enrolment.Newcomer;
import org.lumbar.simulator.story.Practice;
import org.lumbar.simulator.story.Setting;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command line. */
@Command(
        name = "lumbar-simulator",
        mixinStandardHelpOptions = true,
        usageHelpAutoWidth = true,
        description =
                "Plays a practice's clients over weeks against a running system. The same seed, first day and last "
                        + "day send the same events with the same ids, so that it can be started again at any time.")
public final class Main implements Callable<Integer> {
    private final Clock clock;

    @Spec
    private @Nullable CommandSpec spec;

    @Option(names = "--clients", defaultValue = "40", description = "How many clients. Default: ${DEFAULT-VALUE}.")
    private int clients;

    @Option(names = "--weeks", defaultValue = "12", description = "How many weeks. Default: ${DEFAULT-VALUE}.")
    private int weeks;

    @Option(
            names = "--until",
            description = "Last day, yyyy-mm-dd. Default: today; then what lies in the future waits.")
    private @Nullable LocalDate until;

    @Option(
            names = "--start",
            description = "First day. Default: where an earlier run began, else so many weeks before the last day.")
    private @Nullable LocalDate start;

    @Option(names = "--seed", defaultValue = "" + Setting.DEFAULT_SEED, description = "Another seed, another practice.")
    private long seed;

    @Option(
            names = "--speed",
            defaultValue = "max",
            description = "max, or simulated seconds per second. Default: ${DEFAULT-VALUE}.")
    private String speed = "max";

    @Option(names = "--practice", description = "Id of the practice. Default: the demo practice.")
    private UUID practice = Setting.DEMO_PRACTICE;

    @Option(names = "--routine-url", defaultValue = "http://localhost:8081")
    private URI routineUrl = URI.create("http://localhost:8081");

    @Option(names = "--session-url", defaultValue = "http://localhost:8082")
    private URI sessionUrl = URI.create("http://localhost:8082");

    @Option(names = "--insights-url", description = "Named at the end as the place to look at the result.")
    private @Nullable URI insightsUrl;

    @Option(
            names = "--issuer",
            defaultValue = "http://localhost:8080/lumbar",
            description = "Of the local identity provider.")
    private URI issuer = URI.create("http://localhost:8080/lumbar");

    @Option(names = "--kafka", defaultValue = "localhost:9092", description = "Bootstrap servers.")
    private String kafka = "localhost:9092";

    @Option(names = "--topic", defaultValue = Endpoints.EVENT_TOPIC, description = "Topic of session events.")
    private String topic = Endpoints.EVENT_TOPIC;

    @Option(names = "--log", description = "Writes every event and its outcome to this file, one line of JSON each.")
    private @Nullable Path log;

    @Option(
            names = "--arrive-as-told",
            description =
                    "Uploads arrive when the story says, not now: the topic must take its producers' word for it.")
    private boolean arriveAsTold;

    @Option(names = "--newcomer", description = "Also enrols Kim, a client without a history, for the examples.")
    private boolean newcomer;

    @Option(names = "--dry-run", description = "Sends nothing and needs no service; use it with --log.")
    private boolean dryRun;

    Main(Clock clock) {
        this.clock = clock;
    }

    public static void main(String... arguments) {
        System.exit(commandLine(Clock.systemUTC()).execute(arguments));
    }

    static CommandLine commandLine(Clock clock) {
        return new CommandLine(new Main(clock)).setExecutionExceptionHandler((failure, line, parsed) -> {
            line.getErr().println("The simulator stopped: " + failure.getMessage());
            return line.getCommandSpec().exitCodeOnExecutionException();
        });
    }

    @Override
    public Integer call() throws IOException {
        Pace pace = pace();
        Tally tally = new Tally();
        if (log == null) {
            return play(pace, tally, tally);
        }
        try (FileLog file = new FileLog(log)) {
            return play(pace, tally.and(file), tally);
        }
    }

    private int play(Pace pace, DeliveryLog log, Tally tally) {
        PrintWriter out = spec().commandLine().getOut();
        if (dryRun) {
            Setting setting = setting(start);
            Generator.uploads(setting)
                    .forEach(upload -> upload.events()
                            .forEach(event ->
                                    log.add(new Delivery(event, upload.client().channel(), Outcome.DRAWN_UP, null))));
        } else {
            Endpoints endpoints = new Endpoints(routineUrl, sessionUrl, issuer, kafka, topic);
            LocalDate first = start != null ? start : startOfEarlierRun(endpoints);
            Setting setting = setting(first);
            out.printf("Playing %d clients from %s to %s.%n", clients, setting.start(), setting.until());
            out.flush();
            Play play = new Play(setting, endpoints, clock);
            if (newcomer) {
                Newcomer.enrol(play.desk(), LocalDate.now(clock));
            }
            Arrival arrival = arriveAsTold ? Arrival.AS_THE_STORY_SAYS : Arrival.WHEN_SENT;
            play.run(pace, arrival, log, (day, sent) -> tell(out, setting, day, sent));
        }
        Map<Outcome, Integer> outcomes = tally.byOutcome();
        out.println("Done: " + outcomes + (insightsUrl == null ? "" : ". The dashboard is at " + insightsUrl));
        out.flush();
        return outcomes.containsKey(Outcome.FAILED) || outcomes.containsKey(Outcome.REJECTED) ? 1 : 0;
    }

    private static void tell(PrintWriter out, Setting setting, LocalDate day, long sent) {
        long days = ChronoUnit.DAYS.between(setting.start(), day);
        if (days > 0 && days % 7 == 0 && !day.isAfter(setting.until())) {
            out.printf("Week %d is over, %d events sent.%n", days / 7, sent);
            out.flush();
        }
    }

    /** A story that was begun is continued from where it began, or its plans would be others under the same ids. */
    private @Nullable LocalDate startOfEarlierRun(Endpoints endpoints) {
        Setting guess = setting(null);
        UUID firstPlan = new Practice(guess).clients().get(0).plans().get(0).planId();
        return new Play(guess, endpoints, clock).desk().startOf(firstPlan);
    }

    private Setting setting(@Nullable LocalDate first) {
        LocalDate last = until != null ? until : LocalDate.now(clock);
        try {
            return new Setting(
                    seed, clients, weeks, first != null ? first : Setting.firstDay(last, weeks), last, practice);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec().commandLine(), String.valueOf(e.getMessage()));
        }
    }

    private Pace pace() {
        if (speed.equals("max")) {
            return Pace.MAX;
        }
        try {
            double factor = Double.parseDouble(speed);
            if (factor > 0) {
                return Pace.of(factor);
            }
        } catch (NumberFormatException e) {
            // Said below, together with numbers that make no sense.
        }
        throw new ParameterException(spec().commandLine(), "--speed is max or a number above 0, not " + speed);
    }

    private CommandSpec spec() {
        if (spec == null) {
            throw new IllegalStateException("only picocli runs this command");
        }
        return spec;
    }

    /** Counts outcomes. */
    private static final class Tally implements DeliveryLog {
        private final Map<Outcome, Integer> counts = new TreeMap<>();

        @Override
        public synchronized void add(Delivery delivery) {
            counts.merge(delivery.outcome(), 1, Integer::sum);
        }

        synchronized Map<Outcome, Integer> byOutcome() {
            return new TreeMap<>(counts);
        }
    }
}
