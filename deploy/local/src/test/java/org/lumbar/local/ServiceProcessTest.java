package org.lumbar.local;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lumbar.backbone.FreePort;

class ServiceProcessTest {
    @TempDir
    Path temporary;

    private DataFolder folder;

    @BeforeEach
    void open() {
        folder = DataFolder.open(temporary.resolve("data"));
    }

    @AfterEach
    void close() {
        folder.close();
    }

    @Test
    void aServiceThatIsNotBuiltIsNamed() {
        // Given
        ServiceProcess service = service(temporary.resolve("quarkus-run.jar"));

        // When / Then
        assertThatThrownBy(service::start)
                .isInstanceOf(LocalFault.class)
                .hasMessageStartingWith("session-service is not built");
    }

    @Test
    void aServiceThatEndsAtItsStartIsNamedWithItsLog() throws IOException {
        // Given
        Path empty = temporary.resolve("quarkus-run.jar");
        new JarOutputStream(Files.newOutputStream(empty)).close();

        // When / Then
        assertThatThrownBy(service(empty)::start)
                .isInstanceOf(LocalFault.class)
                .hasMessageStartingWith("session-service ended while it started (exit code 1)")
                .hasMessageContaining(
                        folder.logs().resolve("session-service.log").toString());
    }

    private ServiceProcess service(Path jar) {
        return new ServiceProcess(folder, "session-service", FreePort.find(), jar, Map.of(), fault -> {});
    }
}
