package org.lumbar.images;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The little of a Dockerfile's language that ours uses: one instruction a line, commands as JSON arrays, a stage that may begin
 * where another one ended. Anything else is refused, so that nothing is silently left out of Jib's images.
 */
final class Dockerfile {
    /** A folder of the stage before that becomes one in the image. */
    record Copy(String from, String to) {}

    /** An image, all stages that it begins with included. */
    record Target(
            String base,
            List<Copy> copies,
            Map<String, String> environment,
            String workingDirectory,
            String user,
            List<String> entrypoint,
            List<Integer> ports) {
        private Target with(String instruction, String rest) {
            return switch (instruction) {
                case "COPY" ->
                    new Target(base, and(copies, copy(rest)), environment, workingDirectory, user, entrypoint, ports);
                case "ENV" ->
                    new Target(base, copies, and(environment, rest), workingDirectory, user, entrypoint, ports);
                case "WORKDIR" -> new Target(base, copies, environment, rest, user, entrypoint, ports);
                case "USER" -> new Target(base, copies, environment, workingDirectory, rest, entrypoint, ports);
                case "ENTRYPOINT" ->
                    new Target(base, copies, environment, workingDirectory, user, command(rest), ports);
                case "EXPOSE" ->
                    new Target(
                            base,
                            copies,
                            environment,
                            workingDirectory,
                            user,
                            entrypoint,
                            and(ports, Integer.valueOf(rest)));
                case "RUN" -> this;
                default -> throw new IllegalArgumentException("A Dockerfile's " + instruction + " isn't known here.");
            };
        }
    }

    private final Map<String, String> arguments = new LinkedHashMap<>();
    private final Map<String, Target> targets = new LinkedHashMap<>();

    private Dockerfile() {}

    static Dockerfile read(Path file) throws IOException {
        return parse(Files.readAllLines(file));
    }

    static Dockerfile parse(List<String> lines) {
        Dockerfile dockerfile = new Dockerfile();
        String stage = "";
        for (String line : lines) {
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            String[] parts = line.split(" ", 2);
            switch (parts[0]) {
                case "ARG" -> {
                    String[] pair = parts[1].split("=", 2);
                    dockerfile.arguments.put(pair[0], pair[1]);
                }
                case "FROM" -> stage = dockerfile.begin(parts[1]);
                default -> {
                    Target before = dockerfile.target(stage);
                    dockerfile.targets.put(stage, before.with(parts[0], parts[1]));
                }
            }
        }
        return dockerfile;
    }

    /** What an argument is where nobody says otherwise. */
    String argument(String name) {
        return known(arguments, name);
    }

    Target target(String name) {
        return known(targets, name);
    }

    private String begin(String from) {
        String[] words = from.split(" ");
        if (words.length != 3 || !words[1].equals("AS")) {
            throw new IllegalArgumentException("FROM <base> AS <stage>, not FROM " + from);
        }
        Target empty = new Target(words[0], List.of(), Map.of(), "/", "", List.of(), List.of());
        targets.put(words[2], targets.getOrDefault(words[0], empty));
        return words[2];
    }

    private static <T> T known(Map<String, T> all, String name) {
        T found = all.get(name);
        if (found == null) {
            throw new IllegalArgumentException("The Dockerfile has no " + name + ", only " + all.keySet());
        }
        return found;
    }

    private static Copy copy(String rest) {
        List<String> words = Arrays.stream(rest.split(" "))
                .filter(word -> !word.startsWith("--"))
                .toList();
        return new Copy(words.get(0), words.get(1));
    }

    private static List<String> command(String json) {
        try {
            return List.of(new ObjectMapper().readValue(json, String[].class));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Commands are JSON arrays; the image has no shell: " + json, e);
        }
    }

    private static <T> List<T> and(List<T> list, T one) {
        List<T> all = new ArrayList<>(list);
        all.add(one);
        return List.copyOf(all);
    }

    private static Map<String, String> and(Map<String, String> map, String pair) {
        Map<String, String> all = new LinkedHashMap<>(map);
        String[] parts = pair.split("=", 2);
        all.put(parts[0], parts[1]);
        return all;
    }
}
