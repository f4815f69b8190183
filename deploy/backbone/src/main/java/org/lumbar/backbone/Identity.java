package org.lumbar.backbone;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import no.nav.security.mock.oauth2.OAuth2Config;
import no.nav.security.mock.oauth2.http.OAuth2HttpRequest;
import no.nav.security.mock.oauth2.http.OAuth2HttpRequestHandler;
import no.nav.security.mock.oauth2.http.OAuth2HttpResponse;
import no.nav.security.mock.oauth2.http.Route;
import no.nav.security.mock.oauth2.token.KeyProvider;
import no.nav.security.mock.oauth2.token.OAuth2TokenProvider;
import org.jspecify.annotations.Nullable;

/**
 * An OpenID provider on the loopback interface with real signatures and no secrets: password grant and authorization code with
 * PKCE, for {@link DemoUser}s and for names that spell out their rights.
 */
public final class Identity implements AutoCloseable {
    private static final String ISSUER = "lumbar";
    private static final Set<String> GRANTS = Set.of("password", "authorization_code", "refresh_token");

    /** What the library offers besides, spelled as it is: it also takes other spellings of a path, which would pass by our checks. */
    private static final Set<String> PROTOCOL = Set.of(
            "/" + ISSUER + "/.well-known/openid-configuration",
            "/" + ISSUER + "/.well-known/oauth-authorization-server",
            "/" + ISSUER + "/jwks",
            "/" + ISSUER + "/userinfo",
            "/" + ISSUER + "/introspect",
            "/" + ISSUER + "/revoke",
            "/" + ISSUER + "/endsession");

    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    private final Route protocol;
    private final LoginPage loginPage = new LoginPage();
    private final BrowserSessions sessions = new BrowserSessions();
    private final ObjectMapper json = new ObjectMapper();
    private final HttpServer server;
    private final ExecutorService workers = Executors.newFixedThreadPool(4, task -> {
        Thread thread = new Thread(task, "identity");
        thread.setDaemon(true);
        return thread;
    });

    private Identity(HttpServer server, KeyProvider keys) {
        this.server = server;
        OAuth2Config config =
                new OAuth2Config(true, null, null, false, new OAuth2TokenProvider(keys), Set.of(new Tokens(ISSUER)));
        this.protocol = new OAuth2HttpRequestHandler(config).getAuthorizationServer();
    }

    /**
     * Starts a provider and returns when it serves.
     *
     * @param keyFile where its signing key is kept, so that tokens outlive a restart; made if missing. None: a key that everybody
     *     knows, for tests
     * @throws BackboneException if it cannot be started, or this process is in production
     */
    public static Identity start(int port, @Nullable Path keyFile) {
        ProductionProfile.refuse();
        KeyProvider keys = keyFile == null ? new KeyProvider() : SigningKey.keptIn(keyFile);
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
            Identity identity = new Identity(server, keys);
            server.createContext("/", new IdentityExchange(identity::answer, port));
            server.setExecutor(identity.workers);
            server.start();
            return identity;
        } catch (IOException e) {
            throw new BackboneException("The identity provider could not be started on port " + port + ".", e);
        }
    }

    /** The issuer of its tokens, below which its configuration is found. */
    public String issuer() {
        return "http://localhost:" + server.getAddress().getPort() + "/" + ISSUER;
    }

    @Override
    public void close() {
        server.stop(0);
        workers.shutdownNow();
    }

    private OAuth2HttpResponse answer(OAuth2HttpRequest request) {
        String path = request.getUrl().encodedPath();
        if (path.equals("/" + ISSUER + "/authorize")) {
            return authorize(request);
        }
        if (path.equals("/" + ISSUER + "/token")) {
            return token(request);
        }
        if (path.equals("/" + ISSUER + "/endsession")) {
            return sessions.ended(request, protocol.invoke(request));
        }
        return PROTOCOL.contains(path)
                ? protocol.invoke(request)
                : IdentityExchange.response(404, "application/json", "{\"error\":\"not_found\"}");
    }

    private OAuth2HttpResponse authorize(OAuth2HttpRequest request) {
        String target = request.getUrl().queryParameter("redirect_uri");
        if (target == null
                || !LOOPBACK.contains(String.valueOf(URI.create(target).getHost()))) {
            return error("invalid_request", "redirect_uri must be an address of this machine");
        }
        if (!request.getMethod().equals("POST")) {
            // Who has signed in to one application comes into another without a word, as at any provider.
            boolean silently = "none".equals(request.getUrl().queryParameter("prompt"));
            return sessions.of(request)
                    .map(session -> protocol.invoke(signedIn(request, session.rights(), session.id())))
                    .orElseGet(() -> silently ? loginRequired(request, target) : page(200, false));
        }
        Optional<Rights> rights = signIn(request);
        if (rights.isEmpty()) {
            return page(401, true);
        }
        String session = sessions.begin(rights.get());
        return sessions.remembered(protocol.invoke(signedIn(request, rights.get(), session)), session);
    }

    /** Who asks without a word, and would have to be asked for a name, is led back with that. */
    private static OAuth2HttpResponse loginRequired(OAuth2HttpRequest request, String target) {
        String state = request.getUrl().queryParameter("state");
        String back = target + (target.contains("?") ? "&" : "?") + "error=login_required"
                + (state == null ? "" : "&state=" + encoded(state));
        return IdentityExchange.redirect(back);
    }

    private OAuth2HttpResponse token(OAuth2HttpRequest request) {
        String grant = String.valueOf(request.getFormParameters().get("grant_type"));
        if (!GRANTS.contains(grant)) {
            return error("unsupported_grant_type", "password and authorization_code are");
        }
        if (grant.equals("password") && signIn(request).isEmpty()) {
            return error("invalid_grant", "this name and password don't belong together");
        }
        return protocol.invoke(request);
    }

    private static Optional<Rights> signIn(OAuth2HttpRequest request) {
        OAuth2HttpRequest.Parameters form = request.getFormParameters();
        return SignIn.check(
                String.valueOf(form.get("username")), form.get("password") == null ? "" : form.get("password"));
    }

    // The library's own login form takes a subject and any claims at its word: fill it in for the person.
    private OAuth2HttpRequest signedIn(OAuth2HttpRequest request, Rights rights, String session) {
        Map<String, Object> claims = new HashMap<>(rights.claims());
        claims.put("sid", session);
        String form = "username=" + encoded(rights.subject()) + "&claims=" + encoded(toJson(claims));
        return new OAuth2HttpRequest(request.getHeaders(), "POST", request.getOriginalUrl(), form);
    }

    private OAuth2HttpResponse page(int status, boolean refused) {
        return IdentityExchange.response(status, "text/html; charset=utf-8", loginPage.html(refused));
    }

    private OAuth2HttpResponse error(String code, String description) {
        String body = toJson(Map.of("error", code, "error_description", description));
        return IdentityExchange.response(400, "application/json", body);
    }

    private String toJson(Map<String, ?> value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
