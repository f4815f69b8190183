package org.lumbar.images;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.zone.ZoneRulesProvider;
import java.util.spi.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An image may have newer time zone rules than the JDK that built it. */
class ZoneRulesTest {
    private static final Path OWN = Path.of(System.getProperty("java.home"), "lib", "tzdb.dat");

    @TempDir
    Path folder;

    @Test
    void aRuntimeGoesByTheFileThatItWasGiven() throws Exception {
        // Given the smallest runtime, and rules of a release that nobody has
        Path java = folder.resolve("java");
        int made = ToolProvider.findFirst("jlink")
                .orElseThrow()
                .run(System.out, System.err, "--add-modules=java.base", "--output=" + java);
        String release = ZoneRulesProvider.getVersions("Europe/London").lastKey();
        Path newer = folder.resolve("newer.dat");
        Files.writeString(newer, Files.readString(OWN, ISO_8859_1).replaceFirst(release, "2099z"), ISO_8859_1);
        // When
        String brought = ZoneRules.bring(newer, java);
        // Then
        assertThat(made).isZero();
        assertThat(brought).isEqualTo("2099z");
        assertThat(said(java)).isEqualTo("2099z");
    }

    @Test
    void whatHoldsNoRulesIsRefused() throws IOException {
        // Given
        Path java = folder.resolve("java");
        Files.createDirectories(java.resolve("lib"));
        Path other = Files.writeString(folder.resolve("other.dat"), "\u0001\u0000\u0004NODB\u0000\u0001");
        // When, Then
        assertThatThrownBy(() -> ZoneRules.bring(other, java))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no tzdb.dat");
        assertThat(java.resolve("lib/tzdb.dat")).doesNotExist();
    }

    private static String said(Path java) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        java.resolve("bin/java").toString(), "-cp", "target/test-classes", ReleaseInUse.class.getName())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), ISO_8859_1);
        assertThat(process.waitFor()).as(said).isZero();
        return said.strip();
    }
}
