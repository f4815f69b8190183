package org.lumbar.helm;

import static org.assertj.core.api.Assertions.assertThat;

import com.marcnuri.helm.Helm;
import com.marcnuri.helm.InstallCommand;
import com.marcnuri.helm.Release;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What operators are told to type names only what is there, and Helm takes what it is told. */
class RunbookTest {
    private static final Path OPERATORS = Project.EXAMPLES.resolve("values-operators.yaml");
    private static final Path WRONG = Path.of("src/test/resources/runbook/wrong-names.sh");
    private static final Pattern HELM = Pattern.compile("(?m)^ *helm (.+)$");

    static List<Path> pages() {
        return List.of(Project.ROOT.resolve("deploy/runbook/README.md"), Project.ROOT.resolve("deploy/helm/README.md"));
    }

    static List<String> wrongCommands() {
        return Project.text(WRONG).lines().toList();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void everyNameInACommandExists(Path page) {
        // Given
        OperatedNames names = new OperatedNames(Rendered.with(OPERATORS));
        // When
        Set<String> unknown = names.unknown(Document.of(page));
        // Then
        assertThat(unknown).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("wrongCommands")
    void aNameThatDoesNotExistIsFound(String command) {
        // Given
        OperatedNames names = new OperatedNames(Rendered.with(OPERATORS));
        // When
        Set<String> asCommand = names.unknown(new Document("```sh\n" + command + "\n```\n"));
        Set<String> inWords = names.unknown(new Document("Type `" + command + "`."));
        // Then
        assertThat(asCommand).isNotEmpty().isEqualTo(inWords);
    }

    @Test
    void helmTakesEveryFlagAndEveryValueThatItIsToldTo() {
        for (Path page : pages()) {
            List<String> commands = Document.of(page).blocks().stream()
                    .flatMap(block -> HELM.matcher(block).results())
                    .map(found -> found.group(1))
                    .toList();
            assertThat(commands).isNotEmpty().allSatisfy(RunbookTest::helmTakes);
        }
    }

    /** As far as Helm gets without a cluster: values are merged and judged, everything is rendered, notes included. */
    private static void helmTakes(String command) {
        // Given
        Map<String, String> set = new TreeMap<>();
        Set<String> flags = new TreeSet<>();
        String[] words = command.split("\\s+", -1);
        for (int i = 0; i < words.length; i++) {
            if (words[i].equals("--set")) {
                String[] pair = words[i + 1].split("=", 2);
                set.put(pair[0], pair[1].replaceAll("<.*>", "9.9.9"));
            } else if (words[i].startsWith("-")) {
                flags.add(words[i]);
            }
        }
        InstallCommand install = new Helm(Project.CHART)
                .install()
                .clientOnly()
                .dryRun()
                .withName(Rendered.RELEASE)
                .withNamespace("lumbar")
                .withKubeVersion(Rendered.KUBERNETES)
                .withValuesFile(OPERATORS);
        set.forEach(install::set);
        // When
        Release release = install.call();
        // Then
        assertThat(release.getStatus()).isEqualTo("pending-install");
        assertThat(Set.of("-n", "-f", "--install")).containsAll(flags);
        String rendered = Rendered.with(OPERATORS, set).objects().toString();
        assertThat(set.values()).allMatch(rendered::contains);
    }
}
