package org.lumbar.images;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Jib itself, without a registry, on a few files. */
class JibImagesTest {
    private static final Instant TIME = Instant.parse("2026-11-20T00:00:00Z");

    @TempDir
    Path folder;

    @Test
    void theSameFilesMakeTheSameImageWhereverAndWheneverTheyLie() throws Exception {
        // Given
        Path here = staged("here", "2026-01-01T00:00:00Z", "content");
        Path there = staged("there", "2026-06-01T00:00:00Z", "content");

        // When
        List<String> digests = List.of(digest(here, "one"), digest(there, "two"));

        // Then
        assertThat(digests.get(0)).startsWith("sha256:").isEqualTo(digests.get(1));
    }

    @Test
    void otherFilesMakeAnotherImage() throws Exception {
        // Given
        Path here = staged("here", "2026-01-01T00:00:00Z", "content");
        Path there = staged("there", "2026-01-01T00:00:00Z", "contents");

        // Then
        assertThat(digest(here, "one")).isNotEqualTo(digest(there, "two"));
    }

    private String digest(Path staged, String output) throws Exception {
        Dockerfile.Target target = Project.dockerfile().target(Service.SESSION.image());
        return new JibImages(staged, "scratch", TIME, false)
                .build(target, "session-service", "1", "tar", folder.resolve(output));
    }

    private Path staged(String name, String time, String content) throws IOException {
        Path staged = folder.resolve(name);
        for (String file : List.of("java/bin/java", "session-service/lib/a.jar", "session-service/app/start.jsa")) {
            Path path = staged.resolve(file);
            Files.createDirectories(path.getParent());
            Files.writeString(path, content);
            Files.setLastModifiedTime(path, FileTime.from(Instant.parse(time)));
        }
        return staged;
    }
}
