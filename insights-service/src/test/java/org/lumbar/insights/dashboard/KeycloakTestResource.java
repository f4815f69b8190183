package org.lumbar.insights.dashboard;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Puts a real Keycloak in the place of the backbone's issuer. Without {@code -Pkeycloak} there is none to start. */
public final class KeycloakTestResource implements QuarkusTestResourceLifecycleManager {

    /** Where the profile has unpacked it. */
    static final String HOME = "lumbar.keycloak";

    private @Nullable Keycloak keycloak;

    @Override
    public int order() {
        return 1;
    }

    @Override
    public Map<String, String> start() {
        String home = System.getProperty(HOME);
        if (home == null) {
            return Map.of();
        }
        try (ServerSocket issuer = new ServerSocket(0);
                ServerSocket pages = new ServerSocket(0)) {
            int port = issuer.getLocalPort();
            int pagesPort = pages.getLocalPort();
            issuer.close();
            keycloak = Keycloak.start(Path.of(home), port, "http://localhost:" + pagesPort);
            return Map.of(
                    "quarkus.oidc.auth-server-url",
                    keycloak.issuer(),
                    "quarkus.http.test-port",
                    String.valueOf(pagesPort));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(keycloak, new TestInjector.MatchesType(Keycloak.class));
    }

    @Override
    public void stop() {
        if (keycloak != null) {
            keycloak.close();
        }
    }
}
