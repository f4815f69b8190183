package org.lumbar.images;

import com.google.cloud.tools.jib.api.CacheDirectoryCreationException;
import com.google.cloud.tools.jib.api.Containerizer;
import com.google.cloud.tools.jib.api.DockerDaemonImage;
import com.google.cloud.tools.jib.api.ImageReference;
import com.google.cloud.tools.jib.api.InvalidImageReferenceException;
import com.google.cloud.tools.jib.api.Jib;
import com.google.cloud.tools.jib.api.JibContainerBuilder;
import com.google.cloud.tools.jib.api.RegistryException;
import com.google.cloud.tools.jib.api.RegistryImage;
import com.google.cloud.tools.jib.api.TarImage;
import com.google.cloud.tools.jib.api.buildplan.AbsoluteUnixPath;
import com.google.cloud.tools.jib.api.buildplan.FileEntriesLayer;
import com.google.cloud.tools.jib.api.buildplan.FilePermissions;
import com.google.cloud.tools.jib.api.buildplan.ImageFormat;
import com.google.cloud.tools.jib.api.buildplan.Platform;
import com.google.cloud.tools.jib.api.buildplan.Port;
import com.google.cloud.tools.jib.frontend.CredentialRetrieverFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;

/** Packs what is staged with Jib: no Docker, no root, and the same digest for the same files. */
final class JibImages {
    private static final String STAGED_THERE = "/staged/";

    private final Path staged;
    private final String base;
    private final Instant time;
    private final boolean insecure;

    /**
     * @param base a reference; {@code scratch}, {@code tar://…} and {@code docker://…} as Jib has them
     * @param insecure whether registries may speak HTTP, as one on this machine does
     */
    JibImages(Path staged, String base, Instant time, boolean insecure) {
        this.staged = staged;
        this.base = base;
        this.time = time;
        this.insecure = insecure;
    }

    /**
     * Builds an image and puts it where it belongs.
     *
     * @param to {@code tar}, {@code docker}, or a registry with the path before the name
     * @param folder for tar files and Jib's cache
     * @return the digest of its manifest
     */
    String build(Dockerfile.Target target, String name, String tag, String to, Path folder)
            throws InvalidImageReferenceException, InterruptedException, RegistryException, IOException,
                    CacheDirectoryCreationException, ExecutionException {
        Files.createDirectories(folder);
        Containerizer containerizer = containerizer(name, tag, to, folder)
                .setAllowInsecureRegistries(insecure)
                .setBaseImageLayersCache(folder.resolve("cache"))
                .setApplicationLayersCache(folder.resolve("cache"))
                .setToolName("lumbar");
        return container(target).containerize(containerizer).getDigest().toString();
    }

    private JibContainerBuilder container(Dockerfile.Target target) throws InvalidImageReferenceException, IOException {
        JibContainerBuilder builder = (base.equals("scratch") ? Jib.fromScratch() : Jib.from(base))
                .setFormat(ImageFormat.OCI)
                .setPlatforms(Set.of(new Platform(architecture(), "linux")))
                .setCreationTime(time)
                .setEnvironment(target.environment())
                .setWorkingDirectory(AbsoluteUnixPath.get(target.workingDirectory()))
                .setUser(target.user())
                .setEntrypoint(target.entrypoint())
                .setExposedPorts(target.ports().stream().map(Port::tcp).collect(Collectors.toSet()));
        for (Dockerfile.Copy copy : target.copies()) {
            builder.addFileEntriesLayer(layer(copy));
        }
        return builder;
    }

    private FileEntriesLayer layer(Dockerfile.Copy copy) throws IOException {
        int staging = copy.from().indexOf(STAGED_THERE) + STAGED_THERE.length();
        Path source = staged.resolve(copy.from().substring(staging));
        return FileEntriesLayer.builder()
                .setName(copy.to())
                .addEntryRecursive(
                        source,
                        AbsoluteUnixPath.get(copy.to()),
                        (file, there) -> FilePermissions.fromOctalString(Files.isExecutable(file) ? "755" : "644"),
                        (file, there) -> time)
                .build();
    }

    private static Containerizer containerizer(String name, String tag, String to, Path folder)
            throws InvalidImageReferenceException {
        switch (to) {
            case "tar":
                return Containerizer.to(
                        TarImage.at(folder.resolve(name + ".tar")).named(ImageReference.of("", "lumbar/" + name, tag)));
            case "docker":
                return Containerizer.to(DockerDaemonImage.named(ImageReference.of("", "lumbar/" + name, tag)));
            default:
                ImageReference reference = ImageReference.parse(to + "/" + name + ":" + tag);
                return Containerizer.to(RegistryImage.named(reference)
                        .addCredentialRetriever(CredentialRetrieverFactory.forImage(reference, event -> {})
                                .dockerConfig()));
        }
    }

    private static String architecture() {
        return List.of("aarch64", "arm64").contains(System.getProperty("os.arch")) ? "arm64" : "amd64";
    }
}
