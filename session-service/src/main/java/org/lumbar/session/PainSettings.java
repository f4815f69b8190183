package org.lumbar.session;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.lumbar.session.pain.SeverePain;

/** Thresholds of the pain rules that are ours. */
final class PainSettings {
    private PainSettings() {}

    @Produces
    @Singleton
    static SeverePain severePain(@ConfigProperty(name = "lumbar.pain.severe-from") int from) {
        return new SeverePain(from);
    }
}
