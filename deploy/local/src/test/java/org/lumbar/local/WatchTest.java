package org.lumbar.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lumbar.backbone.FreePort;

/** With a process of its own, which is killed and made unwell from outside. */
class WatchTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    Path temporary;

    private final List<String> said = new CopyOnWriteArrayList<>();
    private DataFolder folder;
    private Path state;
    private ServiceProcess service;
    private Watch watch;

    @BeforeEach
    void startAndWatch() throws Exception {
        folder = DataFolder.open(temporary.resolve("data"));
        state = Files.writeString(temporary.resolve("state"), "well");
        int port = FreePort.find();
        service = new ServiceProcess(
                folder,
                "tiny-service",
                port,
                jar(),
                Map.of("QUARKUS_HTTP_PORT", Integer.toString(port), "TINY_STATE", state.toString()),
                fault -> {});
        service.start();
        watch = new Watch(List.of(new WatchedService(service, Duration.ofSeconds(2))), said::add);
    }

    @AfterEach
    void stop() {
        watch.close();
        service.stop();
        folder.close();
    }

    @Test
    void aServiceThatWasKilledIsStartedAgainAndSaidSo() throws IOException {
        // When
        kill();

        // Then
        awaitSaid("tiny-service ended by itself (exit code 137)");
        awaitSaid("tiny-service is ready again after");
        assertThat(service.isLive()).isTrue();
    }

    @Test
    void aServiceThatFailsItsLivenessProbeForTooLongIsStartedAgain() throws IOException {
        // Given
        long before = pid();

        // When
        Files.writeString(state, "unwell");

        // Then
        awaitSaid("tiny-service failed its liveness probe for 2 s");
        Files.writeString(state, "well");
        awaitSaid("tiny-service is ready again after");
        assertThat(pid()).isNotEqualTo(before);
    }

    @Test
    void aServiceThatCannotBeStartedIsTriedAgainUntilItCan() throws IOException {
        // Given
        Files.delete(state);

        // When
        kill();

        // Then
        awaitSaid("tiny-service ended while it started");
        awaitSaid("The next try is in 2 s.");
        Files.writeString(state, "well");
        awaitSaid("tiny-service is ready again after");
    }

    @Test
    void aServiceThatWasStoppedOnPurposeIsLeftAlone() {
        // When
        service.stop();

        // Then
        await("several looks have gone by")
                .pollDelay(Duration.ofSeconds(3))
                .atMost(PATIENCE)
                .untilAsserted(() -> assertThat(said).isEmpty());
        assertThat(service.isRunning()).isFalse();
    }

    private void awaitSaid(String words) {
        await("said: " + words)
                .atMost(PATIENCE)
                .untilAsserted(() -> assertThat(said).anyMatch(sentence -> sentence.contains(words)));
    }

    private void kill() throws IOException {
        ProcessHandle.of(pid()).orElseThrow().destroyForcibly();
    }

    private long pid() throws IOException {
        return Long.parseLong(
                Files.readAllLines(folder.run().resolve("tiny-service")).get(0));
    }

    private Path jar() throws IOException, URISyntaxException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, TinyService.class.getName());
        manifest.getMainAttributes()
                .put(
                        Attributes.Name.CLASS_PATH,
                        TinyService.class
                                .getProtectionDomain()
                                .getCodeSource()
                                .getLocation()
                                .toString());
        Path jar = temporary.resolve("tiny-service.jar");
        new JarOutputStream(Files.newOutputStream(jar), manifest).close();
        return jar;
    }
}
