package org.lumbar.images;

import java.nio.file.Path;
import java.util.Locale;

/** A service, and a request that its start is not complete without. */
enum Service {
    ROUTINE("/v1/clients"),
    SESSION("/v1/clients/0190a000-0000-7000-8000-00000000c0de/sessions"),
    INSIGHTS("/v1/clients");

    private final String firstRequest;

    Service(String firstRequest) {
        this.firstRequest = firstRequest;
    }

    static Service named(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT));
    }

    /** Its module, its image, and its stage in the Dockerfile. */
    String image() {
        return database() + "-service";
    }

    String database() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** A path that a practice's administrator may ask for. */
    String firstRequest() {
        return firstRequest;
    }

    /** As packaged by the build. */
    Path packaged() {
        return Path.of(image(), "target", "quarkus-app").toAbsolutePath();
    }
}
