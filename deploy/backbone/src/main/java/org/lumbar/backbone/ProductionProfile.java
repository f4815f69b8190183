package org.lumbar.backbone;

import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;

/** Keeps the backbone, whose passwords everybody knows, out of production. */
public final class ProductionProfile {
    private ProductionProfile() {}

    /**
     * Refuses to go on when this process says that it is in production.
     *
     * @throws BackboneException if {@code QUARKUS_PROFILE} or the system property {@code lumbar.profile} names {@code prod}
     */
    public static void refuse() {
        refuse(System.getenv(), System.getProperties());
    }

    static void refuse(Map<String, String> environment, Properties properties) {
        boolean production = Stream.of(
                        environment.getOrDefault("QUARKUS_PROFILE", ""), properties.getProperty("lumbar.profile", ""))
                .flatMap(profiles -> Stream.of(profiles.split(",")))
                .anyMatch(profile -> profile.strip().equalsIgnoreCase("prod"));
        if (production) {
            throw new BackboneException("The backbone signs in anybody and never runs under the production profile: "
                    + "unset QUARKUS_PROFILE and lumbar.profile, or name your own broker, database and issuer.");
        }
    }
}
