package org.lumbar.images;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Stages what the images hold, packs it with Jib, or learns which classes a start loads.
 *
 * <p>Arguments: {@code stage}; {@code jib to=tar|docker|<registry and path> [base=…] [tag=…] [services=…] [insecure=true]};
 * {@code train}. The first two take {@code zones=<tzdb.dat>}, the time zone rules for the images' Java. Relative paths begin at the root of the project.
 */
public final class Main {
    private static final Path MODULE = Path.of("deploy", "images").toAbsolutePath();
    private static final Path STAGED = MODULE.resolve("target").resolve("staged");
    private static final Path CLASSES = MODULE.resolve("classes.txt");

    private Main() {}

    public static void main(String[] args) throws Exception {
        String what = args.length == 0 ? "" : args[0];
        Map<String, String> options = Arrays.stream(args)
                .skip(1)
                .map(each -> each.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
        switch (what) {
            case "stage" -> stage(options);
            case "jib" -> jib(options);
            case "train" -> train();
            default -> throw new IllegalArgumentException("Say stage, jib or train.");
        }
        // Jib's and the broker's threads are no daemons.
        System.exit(0);
    }

    private static void stage(Map<String, String> options) throws IOException, InterruptedException {
        Stage stage = new Stage(STAGED, BuildFacts.read().timestamp());
        stage.java();
        String zones = options.get("zones");
        if (zones != null) {
            say("time zones " + stage.zones(Path.of(zones)));
        }
        for (Service service : Service.values()) {
            stage.service(service, ClassNames.read(CLASSES));
        }
    }

    private static void train() throws IOException, InterruptedException {
        Stage stage = new Stage(STAGED, BuildFacts.read().timestamp());
        stage.java();
        Training training = new Training(stage.javaCommand(), STAGED.resolveSibling("training"));
        for (Service service : Service.values()) {
            training.watch(service);
        }
        ClassNames.write(CLASSES, training.seen());
    }

    private static void jib(Map<String, String> options) throws Exception {
        stage(options);
        BuildFacts facts = BuildFacts.read();
        Dockerfile dockerfile = Dockerfile.read(MODULE.resolve("Dockerfile"));
        List<Service> services = Arrays.stream(options.getOrDefault("services", "routine,session,insights")
                        .split(","))
                .map((Function<String, Service>) Service::named)
                .toList();
        String tag = options.getOrDefault("tag", facts.version());
        JibImages images = new JibImages(
                STAGED,
                options.getOrDefault("base", dockerfile.argument("BASE")),
                facts.timestamp(),
                Boolean.parseBoolean(options.get("insecure")));
        for (Service service : services) {
            Dockerfile.Target target = dockerfile.target(service.image());
            String digest = images.build(
                    target, service.image(), tag, options.getOrDefault("to", "tar"), STAGED.resolveSibling("jib"));
            say(service.image() + ":" + tag + " " + digest);
        }
    }

    @SuppressWarnings("SystemOut") // It is a command; the digests are what it is for.
    private static void say(String line) {
        System.out.println(line);
    }
}
