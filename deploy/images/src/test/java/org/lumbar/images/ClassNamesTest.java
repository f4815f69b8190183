package org.lumbar.images;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassNamesTest {
    @TempDir
    Path folder;

    @Test
    void whatIsWrittenIsReadAgain() throws IOException {
        // Given
        Set<String> names = Set.of("java/lang/Object", "java/util/List", "java/util/Map$Entry");
        Path file = folder.resolve("classes.txt");

        // When
        ClassNames.write(file, names);

        // Then
        assertThat(Files.readAllLines(file)).containsExactly("java/lang Object", "java/util List Map$Entry");
        assertThat(ClassNames.read(file)).containsExactlyInAnyOrderElementsOf(names);
    }

    @Test
    void namesThatAJvmMakesUpAreLeftOut() {
        // When
        Set<String> names = ClassNames.ofClassList(List.of(
                "# NOTE: Do not modify this file.",
                "java/lang/Object id: 0",
                "@lambda-proxy org/lumbar/Main run ()Ljava/lang/Runnable;",
                "org/lumbar/Main$$Lambda+0x00007f2e8c000a08 id: 12",
                "java/lang/invoke/LambdaForm$MH+0x00007f2e8c000c00 id: 13",
                "jdk/proxy2/$Proxy4 id: 14"));

        // Then
        assertThat(names).containsExactly("java/lang/Object");
    }

    @Test
    void theListHoldsOurOwnClassesInOrder() throws IOException {
        // Given
        Path list = Project.root().resolve("deploy/images/classes.txt");

        // When
        Set<String> names = ClassNames.read(list);

        // Then
        assertThat(names).contains("java/lang/Object").anyMatch(each -> each.startsWith("org/lumbar/routine/"));
        assertThat(Files.readAllLines(list)).isSorted();
    }
}
