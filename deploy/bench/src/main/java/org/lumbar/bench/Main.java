package org.lumbar.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.lumbar.backbone.Postgres;
import org.lumbar.bench.array.RowArrays;
import org.lumbar.bench.reader.Readers;
import org.lumbar.bench.state.States;
import org.lumbar.bench.state.StoredStates;
import org.lumbar.simulator.story.Setting;

/**
 * Runs the contenders in turns, so that what else the machine does meets all of them, and prints a table.
 *
 * <p>Arguments, each with a default: {@code clients=1800 weeks=12 pairs=3 warm=0.3 what=drain,resends,grown,edge,offered
 * who=BARE_LOOP,SESSION_SERVICE,DEBEZIUM,DEBEZIUM_TUNED,GUIDE guide=50 tasks=2,4 batches=1000,4000 stored=50000000 minutes=10
 * requests=400 rebuilt=1170 starts=7}; {@code what} may also be {@code reads}, {@code prices}, {@code rebuild}, {@code start},
 * {@code readers}, {@code arrays} and {@code states}.
 */
public final class Main {
    private static final LocalDate UNTIL = LocalDate.of(2026, 11, 20);

    /** For work within this process: enough that no cache holds all of their events. */
    private static final int FEW_CLIENTS = 60;

    private static final int STATES_CLIENTS = 300;

    private final Map<String, String> arguments;
    private final Path home;
    private final Path serviceJar;

    private Main(Map<String, String> arguments, Path home, Path serviceJar) {
        this.arguments = arguments;
        this.home = home;
        this.serviceJar = serviceJar;
    }

    public static void main(String[] args) throws Exception {
        Map<String, String> arguments = new LinkedHashMap<>(Map.of(
                "clients", "1800",
                "weeks", "12",
                "pairs", "3",
                "warm", "0.3",
                "guide", "50",
                "what", "drain,resends,grown,edge,offered",
                "requests", "400",
                "rebuilt", "1170",
                "starts", "7",
                "who", "BARE_LOOP,SESSION_SERVICE,DEBEZIUM,DEBEZIUM_TUNED,GUIDE"));
        arguments.putAll(Map.of("stored", "50000000", "tasks", "2,4", "batches", "1000,4000", "minutes", "10"));
        for (String arg : args) {
            String[] parts = arg.split("=", 2);
            arguments.put(parts[0], parts[1]);
        }
        Path home = Path.of("deploy/bench/target").toAbsolutePath();
        Path jar = Path.of("session-service/target/quarkus-app/quarkus-run.jar").toAbsolutePath();
        new Main(arguments, home, jar).run();
    }

    private void run() throws Exception {
        Path folder = home.resolve("lab");
        delete(folder);
        List<String> what = list("what");
        try (Lab lab = new Lab(folder)) {
            Drain drain = new Drain(lab, home, serviceJar);
            for (String each : what) {
                switch (each) {
                    case "drain" -> compare(drain);
                    case "resends" -> resends(drain);
                    case "grown" ->
                        table("session-service", new Grown(lab, drain, number("stored")).run(practices(), warm()));
                    case "edge" -> table("batches of 20", new Edge(lab, number("pairs")).run(practice(1)));
                    case "offered" -> new Offered(lab, practice(1), Duration.ofMinutes(number("minutes"))).run();
                    case "reads" -> new Reads(lab, number("pairs"), number("requests")).run();
                    case "prices" -> new Prices(lab, number("pairs"), number("requests")).run();
                    case "rebuild" -> new Rebuilding(lab, number("rebuilt")).run();
                    case "start" -> new Starts(lab, number("starts")).run();
                    case "readers" ->
                        lines("reading events", new Readers().compare(practice(1, FEW_CLIENTS), number("pairs")));
                    case "states" -> states(lab, drain);
                    case "arrays" -> lines("rows as arrays", arrays(lab));
                    default -> throw new IllegalArgumentException("Nothing is called " + each);
                }
            }
        }
        // The broker's threads are no daemons in every version.
        System.exit(0);
    }

    /** A simulated practice; another seed has other clients. */
    private Setting practice(long seed) {
        return practice(seed, number("clients"));
    }

    private Setting practice(long seed, int clients) {
        Setting usual = Setting.endingOn(UNTIL, clients, number("weeks"));
        return new Setting(seed, usual.clients(), usual.weeks(), usual.start(), usual.until(), usual.practiceId());
    }

    private List<Setting> practices() {
        return LongStream.rangeClosed(1, number("pairs"))
                .mapToObj(this::practice)
                .toList();
    }

    private void compare(Drain drain) throws Exception {
        Drain.Filling filling = drain.fill("clean", practice(1), 0);
        // It would take hours for what the others do in a minute.
        Drain.Filling few = drain.fill("few", practice(1, number("guide")), 0);
        Map<String, List<Drain.Result>> results = new LinkedHashMap<>();
        // A new server makes the files of its log and touches its memory for the first time: nobody's cost.
        drain.run(Contender.BARE_LOOP, filling, Map.of(), warm());
        for (int pair = 0; pair < number("pairs"); pair++) {
            for (Try each : tries()) {
                Drain.Filling own = each.contender() == Contender.GUIDE ? few : filling;
                Drain.Result result = drain.run(each.contender(), own, each.options(), warm());
                results.computeIfAbsent(each.title(), any -> new ArrayList<>()).add(result);
                print(each.title(), List.of(result));
            }
        }
        table(
                "Draining %,d events, by the guide %,d, the first %.0f %% unmeasured"
                        .formatted(filling.distinct(), few.distinct(), warm() * 100),
                results);
    }

    /** The states are real ones: what session-service has stored after draining a practice. */
    private void states(Lab lab, Drain drain) throws Exception {
        Drain.Filling filling = drain.fill("states", practice(1, STATES_CLIENTS), 0);
        Postgres.Database database = lab.database("states");
        drain.runOn(database, Contender.SESSION_SERVICE, filling, Map.of(), warm());
        StoredStates stored = StoredStates.of(database.jdbcUrl(), database.user(), database.password());
        lines("packing and unpacking stored states", new States(stored).compare(number("pairs")));
    }

    private List<String> arrays(Lab lab) throws Exception {
        Postgres.Database database = lab.database("arrays");
        lab.createTables(database);
        List<Long> server = List.of(lab.postmaster());
        return new RowArrays(practice(1, FEW_CLIENTS), () -> Cpu.seconds(server))
                .compare(database.jdbcUrl(), database.owner(), database.password(), number("pairs"));
    }

    private void lines(String title, List<String> lines) {
        say("");
        say(title + "; median of " + arguments.get("pairs") + " (least … most)");
        lines.forEach(Main::say);
    }

    /** A contender with the settings that are tried. */
    private record Try(String title, Contender contender, Map<String, String> options) {}

    /** Those that are wanted; of the peer either its best settings, as was found, or all that were tried. */
    private List<Try> tries() {
        Map<String, String> insert = Map.of("insert.mode", "insert", "primary.key.mode", "none");
        Map<String, String> upsert = Map.of(
                "insert.mode",
                "upsert",
                "primary.key.mode",
                "record_value",
                "primary.key.fields",
                "client_id,event_id");
        List<Try> tries = new ArrayList<>();
        tries.add(new Try(Contender.BARE_LOOP.title(), Contender.BARE_LOOP, Map.of()));
        tries.add(new Try(Contender.SESSION_SERVICE.title(), Contender.SESSION_SERVICE, Map.of()));
        for (String tasks : list("tasks")) {
            for (String batch : list("batches")) {
                tries.add(debezium(Contender.DEBEZIUM, tasks, batch, insert));
            }
        }
        tries.add(debezium(Contender.DEBEZIUM, "2", "1000", upsert));
        tries.add(debezium(Contender.DEBEZIUM_TUNED, "2", "1000", insert));
        for (String consumers : List.of("1", "2")) {
            tries.add(new Try(
                    Contender.GUIDE.title() + ", consumers: " + consumers,
                    Contender.GUIDE,
                    Map.of("MP_MESSAGING_INCOMING_SESSION_EVENTS_CONCURRENCY", consumers)));
        }
        return tries.stream()
                .filter(each -> list("who").contains(each.contender().name()))
                .toList();
    }

    private static Try debezium(Contender contender, String tasks, String batch, Map<String, String> mode) {
        Map<String, String> options = new LinkedHashMap<>(mode);
        options.putAll(Map.of("tasks.max", tasks, "batch.size", batch, "consumer.override.max.poll.records", batch));
        String title = "%s, %s tasks, %s of %s".formatted(contender.title(), tasks, mode.get("insert.mode"), batch);
        return new Try(title, contender, options);
    }

    private void resends(Drain drain) throws Exception {
        double[] shares = {0, 0.001, 0.02, 0.3};
        Map<Double, Drain.Filling> fillings = new LinkedHashMap<>();
        for (double share : shares) {
            fillings.put(share, drain.fill("resent" + (int) (share * 1000), practice(1), share));
        }
        Map<String, List<Drain.Result>> results = new LinkedHashMap<>();
        for (int pair = 0; pair < number("pairs"); pair++) {
            for (Map.Entry<Double, Drain.Filling> entry : fillings.entrySet()) {
                Drain.Filling filling = entry.getValue();
                Drain.Result result = drain.run(Contender.SESSION_SERVICE, filling, Map.of(), warm());
                // Records, not events: a resend is work too.
                double more = (double) filling.records() / filling.distinct();
                results.computeIfAbsent(
                                "%.1f %% resent, records/s".formatted(entry.getKey() * 100), any -> new ArrayList<>())
                        .add(new Drain.Result(
                                result.perSecond() * more, result.cpuMicros() / more, result.ownMicros() / more));
            }
        }
        table("session-service, resends", results);
    }

    private void table(String title, Map<String, List<Drain.Result>> results) {
        say("");
        say(title + "; median of " + arguments.get("pairs") + " (least … most)");
        results.forEach(Main::print);
    }

    private List<String> list(String argument) {
        return List.of(arguments.getOrDefault(argument, "").split(","));
    }

    private int number(String argument) {
        return Integer.parseInt(arguments.getOrDefault(argument, "0"));
    }

    private double warm() {
        return Double.parseDouble(arguments.getOrDefault("warm", "0"));
    }

    private static void print(String title, List<Drain.Result> results) {
        say("%-62s %s events/s   CPU per event %s µs, its own %s µs"
                .formatted(
                        title,
                        spread(results.stream()
                                .mapToDouble(Drain.Result::perSecond)
                                .toArray()),
                        median(results.stream()
                                .mapToDouble(Drain.Result::cpuMicros)
                                .toArray()),
                        median(results.stream()
                                .mapToDouble(Drain.Result::ownMicros)
                                .toArray())));
    }

    private static String spread(double[] values) {
        Arrays.sort(values);
        int last = values.length - 1;
        return "%,8.0f (%,.0f … %,.0f)".formatted(values[values.length / 2], values[0], values[last]);
    }

    private static String median(double[] values) {
        Arrays.sort(values);
        return "%.1f".formatted(values[values.length / 2]);
    }

    @SuppressWarnings("SystemOut") // It is a command; the table is what it is for.
    static void say(String line) {
        System.out.println(line);
    }

    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> all = Files.walk(folder)) {
                for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
    }
}
