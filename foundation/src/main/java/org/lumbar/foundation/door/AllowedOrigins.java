package org.lumbar.foundation.door;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Origins whose pages may call the API, exactly as a browser names them. The server itself would take patterns and {@code *}, too:
 * with those a service does not start.
 */
@Singleton
public class AllowedOrigins {
    private static final Pattern EXACT = Pattern.compile("https?://[a-z0-9.-]+(:[0-9]{1,5})?");

    private final List<String> origins;

    AllowedOrigins(@ConfigProperty(name = "lumbar.cors.origins") Optional<List<String>> origins) {
        this.origins = origins.orElseGet(List::of);
    }

    void check(@Observes StartupEvent start) {
        origins.forEach(AllowedOrigins::requireExact);
    }

    /** @throws IllegalArgumentException if it is none, or a pattern */
    static void requireExact(String origin) {
        if (!EXACT.matcher(origin).matches()) {
            throw new IllegalArgumentException("lumbar.cors.origins has '" + origin
                    + "'; allowed are exact origins such as https://app.example.org");
        }
    }
}
