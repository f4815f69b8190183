package org.lumbar.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DataFolderTest {
    @TempDir
    Path temporary;

    private Path root = Path.of("");

    @BeforeEach
    void chooseAFolderThatIsNotThereYet() {
        root = temporary.resolve("data");
    }

    @Test
    void aNewFolderIsMadeAndBelongsToOneRun() {
        // Given
        try (DataFolder mine = DataFolder.open(root)) {
            assertThat(mine.wasFilled()).isFalse();

            // When / Then
            assertThatThrownBy(() -> DataFolder.open(root))
                    .isInstanceOf(LocalFault.class)
                    .hasMessageContaining("runs already")
                    .hasMessageContaining("process " + ProcessHandle.current().pid());
        }
    }

    @Test
    void aFilledFolderIsFoundAgain() throws IOException {
        // Given
        fill();

        // When
        try (DataFolder again = DataFolder.open(root)) {
            // Then
            assertThat(again.wasFilled()).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"kafka/meta.properties", "postgres/PG_VERSION", "postgres/global/pg_control", "identity/key.json"
            })
    void aHalfDeletedFolderIsNamedWithWhatIsMissing(String file) throws IOException {
        // Given
        fill();
        Files.delete(root.resolve(file));

        // When / Then
        assertThatThrownBy(() -> DataFolder.open(root))
                .hasMessageContaining("half deleted")
                .hasMessageContaining(root.resolve(file).toString())
                .hasMessageContaining("delete " + root);
    }

    @Test
    void aFolderOfAnotherVersionIsLeftAlone() throws IOException {
        // Given
        fill();
        Files.writeString(root.resolve("lumbar-data"), "layout 7\nkafka\n");

        // When / Then
        assertThatThrownBy(() -> DataFolder.open(root)).hasMessageContaining("another version");
        assertThat(root.resolve("kafka/meta.properties")).exists();
    }

    @Test
    void aFolderOfSomethingElseIsLeftAlone() throws IOException {
        // Given
        Files.createDirectories(root);
        Files.writeString(root.resolve("thesis.txt"), "");

        // When / Then
        assertThatThrownBy(() -> DataFolder.open(root)).hasMessageContaining("isn't Lumbar's");
        assertThatThrownBy(() -> {
                    Files.deleteIfExists(root.resolve("lock"));
                    DataFolder.clear(root);
                })
                .hasMessageContaining("leaves it alone");
        assertThat(root.resolve("thesis.txt")).exists();
    }

    @Test
    void whatAnInterruptedFirstStartLeftIsStartedOver() throws IOException {
        // Given
        Files.createDirectories(root.resolve("postgres"));
        Files.writeString(root.resolve("postgres/half"), "");

        // When
        try (DataFolder folder = DataFolder.open(root)) {
            // Then
            assertThat(folder.of(Part.POSTGRES)).doesNotExist();
        }
    }

    @Test
    void aFreshStartDeletesEverythingButNotUnderARunningSystem() throws IOException {
        // Given
        fill();
        try (DataFolder running = DataFolder.open(root)) {
            assertThatThrownBy(() -> DataFolder.clear(root)).hasMessageContaining("runs already");
            assertThat(running.of(Part.KAFKA)).exists();
        }

        // When
        DataFolder.clear(root);

        // Then
        assertThat(root).doesNotExist();
    }

    private void fill() throws IOException {
        try (DataFolder folder = DataFolder.open(root)) {
            Files.createDirectories(folder.of(Part.KAFKA).resolve("__cluster_metadata-0"));
            Files.createDirectories(folder.of(Part.POSTGRES).resolve("global"));
            Files.createDirectories(folder.of(Part.IDENTITY));
            Files.createFile(folder.of(Part.KAFKA).resolve("meta.properties"));
            Files.createFile(folder.of(Part.POSTGRES).resolve("PG_VERSION"));
            Files.createFile(folder.of(Part.POSTGRES).resolve("postgresql.conf"));
            Files.createFile(folder.of(Part.POSTGRES).resolve("global/pg_control"));
            Files.createFile(folder.of(Part.IDENTITY).resolve("key.json"));
            folder.markFilled();
        }
    }
}
