package org.lumbar.supply;

import java.util.List;
import org.apache.maven.artifact.versioning.DefaultArtifactVersion;
import org.apache.maven.artifact.versioning.InvalidVersionSpecificationException;
import org.apache.maven.artifact.versioning.VersionRange;
import org.jspecify.annotations.Nullable;

/**
 * A published fault of a library.
 *
 * @param packages {@code group:name}, or {@code group:*} where the source does not say which
 * @param affected the versions that have it, as a range of Maven's
 * @param open why we carry it all the same; null if we must not
 */
record Advisory(
        String id,
        List<String> packages,
        String affected,
        String what,
        String source,
        @Nullable String open) {

    boolean concerns(Component component) {
        boolean named = packages.stream()
                .anyMatch(name -> name.equals(component.coordinates()) || name.equals(component.group() + ":*"));
        return named && range().containsVersion(new DefaultArtifactVersion(component.version()));
    }

    private VersionRange range() {
        try {
            return VersionRange.createFromVersionSpec(affected);
        } catch (InvalidVersionSpecificationException e) {
            throw new IllegalArgumentException(id + ": " + affected + " is no range of versions", e);
        }
    }
}
