package org.lumbar.local;

import java.net.URI;
import java.util.Map;
import java.util.TreeMap;
import org.lumbar.backbone.Postgres;

/** What every instance of a service is told, as variables of its environment. */
final class ServiceEnvironment {
    private ServiceEnvironment() {}

    static Map<String, String> of(int port, String bootstrapServers, URI issuer, Postgres.Database database) {
        Map<String, String> environment = new TreeMap<>(Map.of(
                "QUARKUS_HTTP_HOST",
                "localhost",
                "QUARKUS_HTTP_PORT",
                Integer.toString(port),
                "QUARKUS_MANAGEMENT_HOST",
                "localhost",
                "QUARKUS_MANAGEMENT_PORT",
                Integer.toString(Ports.managementOf(port)),
                "KAFKA_BOOTSTRAP_SERVERS",
                bootstrapServers,
                "QUARKUS_OIDC_AUTH_SERVER_URL",
                issuer.toString()));
        environment.putAll(database.environment());
        environment.put("LUMBAR_SITE_TOGETHER", "true");
        // People read these logs.
        environment.put("QUARKUS_LOG_CONSOLE_JSON_ENABLED", "false");
        return environment;
    }

    /** Where the client's app finds the three APIs, and that its page may call them. */
    static Map<String, String> ofTheApp(Ports ports) {
        return Map.of(
                "LUMBAR_APP_ROUTINE",
                at(ports, Part.ROUTINE),
                "LUMBAR_APP_SESSION",
                at(ports, Part.SESSION),
                "LUMBAR_APP_INSIGHTS",
                at(ports, Part.INSIGHTS),
                "LUMBAR_CORS_ENABLED",
                "true",
                "LUMBAR_CORS_ORIGINS",
                at(ports, Part.SITE));
    }

    private static String at(Ports ports, Part part) {
        return "http://localhost:" + ports.of(part);
    }
}
