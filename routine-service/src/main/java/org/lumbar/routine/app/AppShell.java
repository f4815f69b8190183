package org.lumbar.routine.app;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkiverse.web.bundler.runtime.Bundle;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The files of which the app consists, as this release has them. */
@ApplicationScoped
class AppShell {
    private static final String BUNDLE = "client";
    private static final String WORKER = "/lumbar/routine/app/worker.js";

    private final Bundle bundle;
    private final AppSettings settings;
    private final String issuer;
    private final ObjectMapper json;
    private final String worker;

    AppShell(
            Bundle bundle,
            AppSettings settings,
            @ConfigProperty(name = "quarkus.oidc.auth-server-url") String issuer,
            ObjectMapper json) {
        this.bundle = bundle;
        this.settings = settings;
        this.issuer = issuer;
        this.json = json;
        this.worker = read();
    }

    AppPage page() {
        return new AppPage(
                issuer,
                settings.clientId(),
                settings.routine().orElse(""),
                settings.session().orElse(""),
                settings.insights().orElse(""),
                bundle.script(BUNDLE),
                bundle.style(BUNDLE));
    }

    /**
     * The worker of this release: it differs from that of another release, by which browsers find that there is a new one.
     *
     * @param page as it is served
     */
    String worker(String page) {
        List<String> files = List.of(
                "/app", "/app/manifest.webmanifest", "/app/icon.svg", bundle.script(BUNDLE), bundle.style(BUNDLE));
        try {
            String shell = json.writeValueAsString(files);
            return "const SHELL = " + shell + ";\nconst RELEASE = '" + Integer.toHexString((shell + page).hashCode())
                    + "';\n" + worker;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String read() {
        try (InputStream in = Objects.requireNonNull(AppShell.class.getResourceAsStream(WORKER), WORKER)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
