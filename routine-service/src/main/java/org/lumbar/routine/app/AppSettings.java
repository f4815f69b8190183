package org.lumbar.routine.app;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Optional;

/** What the app is told of where it runs. Nothing of it is a secret: whoever asks for the page reads it. */
@ConfigMapping(prefix = "lumbar.app")
public interface AppSettings {
    /** The app's name at the identity provider: a public client with PKCE. */
    @WithDefault("lumbar-app")
    String clientId();

    /** Where this service's API is for browsers; empty: where the page is. */
    Optional<String> routine();

    /** Where session-service's API is for browsers; empty: where the page is. */
    Optional<String> session();

    /** Where insights-service's API is for browsers; empty: where the page is. */
    Optional<String> insights();

    /** What the page's script may call, for its policy: the issuer and the addresses above. */
    Optional<String> connects();
}
