package org.lumbar.supply;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the build itself runs is compared with {@code .mvn/checksums}, in every build and without its doing anything. */
class ChecksumsTest {
    private static final Path ROOT = Path.of("..", "..").toAbsolutePath().normalize();
    private static final String SUMS = ".mvn/checksums/checksums.sha256";
    private static final Set<Component> PLUGINS = Poms.pluginsWithVersions(ROOT);

    /** A plugin that this module's own build has just run: it is in the local repository with all it needs. */
    private static final Component RESOURCES = PLUGINS.stream()
            .filter(plugin -> plugin.name().equals("maven-resources-plugin"))
            .findFirst()
            .orElseThrow();

    private static Set<String> recorded;

    @TempDir
    private Path folder;

    @BeforeAll
    static void read() throws IOException {
        try (Stream<String> lines = Files.lines(ROOT.resolve(SUMS))) {
            recorded = lines.map(line -> line.split(" {2}", 2)[1]).collect(Collectors.toSet());
        }
    }

    @Test
    void aPluginThatIsNotTheRecordedOneIsRefused() throws Exception {
        // Given a local repository whose plugin has one byte more
        for (String kind : Set.of(".pom", ".jar")) {
            String file = fileOf(RESOURCES) + kind;
            Files.createDirectories(folder.resolve("repository").resolve(file).getParent());
            Files.copy(
                    localRepository().resolve(file),
                    folder.resolve("repository").resolve(file));
        }
        Files.write(
                folder.resolve("repository").resolve(fileOf(RESOURCES) + ".jar"),
                new byte[] {0},
                StandardOpenOption.APPEND);

        // When a build runs that plugin
        Build build = runPlugin();

        // Then it does not
        assertThat(build.log())
                .contains(RESOURCES.name() + ":jar:" + RESOURCES.version() + " trusted checksum mismatch");
        assertThat(build.exitCode()).isNotZero();
    }

    @Test
    void theRecordedPluginRuns() throws Exception {
        Build build = runPlugin();

        assertThat(build.exitCode()).as(build.log()).isZero();
        assertThat(build.log()).contains("BUILD SUCCESS").doesNotContain("checksum mismatch");
    }

    @Test
    void everyPluginAndWhatItIsGivenHasAChecksum() {
        assertThat(PLUGINS).hasSizeGreaterThan(10);
        assertThat(unrecorded(PLUGINS)).as("record these: see README.md").isEmpty();
    }

    @Test
    void everyLibraryThatIsCarriedHasAChecksum() throws IOException {
        Set<Component> others = Component.ofAllServices().stream()
                .filter(component -> !component.isOurs())
                .collect(Collectors.toSet());

        assertThat(unrecorded(others)).as("record these: see README.md").isEmpty();
    }

    private static Set<String> unrecorded(Set<Component> components) {
        Set<String> jars = recorded.stream()
                .filter(file -> file.endsWith(".jar"))
                .map(file -> file.substring(0, file.lastIndexOf('/')))
                .collect(Collectors.toSet());
        return components.stream()
                .filter(component -> !jars.contains(folderOf(component)))
                .map(component -> component.coordinates() + ":" + component.version())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String folderOf(Component component) {
        return component.group().replace('.', '/') + "/" + component.name() + "/" + component.version();
    }

    private static String fileOf(Component component) {
        return folderOf(component) + "/" + component.name() + "-" + component.version();
    }

    /** Surefire names the local repository of the build that runs this. */
    private static Path localRepository() {
        return Path.of(System.getProperty("localRepository", System.getProperty("user.home") + "/.m2/repository"));
    }

    private record Build(int exitCode, String log) {}

    /** Runs the plugin in a project of its own with this one's settings; what {@code folder/repository} lacks comes from this build's. */
    private Build runPlugin() throws IOException, InterruptedException {
        Path project = folder.resolve("project");
        for (String file : Set.of(".mvn/maven.config", SUMS)) {
            Files.createDirectories(project.resolve(file).getParent());
            Files.copy(ROOT.resolve(file), project.resolve(file), StandardCopyOption.REPLACE_EXISTING);
        }
        Files.writeString(project.resolve("pom.xml"), """
                <project>
                  <modelVersion>4.0.0</modelVersion>
                  <groupId>org.example</groupId>
                  <artifactId>any</artifactId>
                  <version>1-SNAPSHOT</version>
                </project>
                """);
        File log = folder.resolve("log").toFile();
        boolean windows = System.getProperty("os.name").startsWith("Windows");
        Process maven = new ProcessBuilder(
                        ROOT.resolve(windows ? "mvnw.cmd" : "mvnw").toString(),
                        "-B",
                        "-o",
                        "-f",
                        project.resolve("pom.xml").toString(),
                        "-Dmaven.repo.local=" + folder.resolve("repository"),
                        "-Dmaven.repo.local.tail=" + localRepository(),
                        RESOURCES.coordinates() + ":" + RESOURCES.version() + ":resources")
                .directory(project.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log)
                .start();
        try {
            assertThat(maven.waitFor(2, TimeUnit.MINUTES)).as("Maven ended").isTrue();
        } finally {
            maven.destroyForcibly();
        }
        return new Build(maven.exitValue(), Files.readString(log.toPath(), UTF_8));
    }
}
