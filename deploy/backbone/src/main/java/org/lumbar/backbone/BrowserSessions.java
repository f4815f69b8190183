package org.lumbar.backbone;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import no.nav.security.mock.oauth2.http.OAuth2HttpRequest;
import no.nav.security.mock.oauth2.http.OAuth2HttpResponse;
import okhttp3.Headers;
import org.jspecify.annotations.Nullable;

/** Who is signed in to the identity provider in which browser, until they sign out or this process ends. */
final class BrowserSessions {
    private static final String COOKIE = "lumbar_identity";
    /** The provider's own addresses: a cookie goes to every port of a host. */
    private static final String PLACE = "; Path=/lumbar; HttpOnly; SameSite=Lax";

    private final Map<String, Rights> sessions = new ConcurrentHashMap<>();

    /** A session and whose it is. */
    record Session(String id, Rights rights) {}

    String begin(Rights rights) {
        String id = UUID.randomUUID().toString();
        sessions.put(id, rights);
        return id;
    }

    /** The session of the browser that asks. */
    Optional<Session> of(OAuth2HttpRequest request) {
        return cookies(request)
                .flatMap(id -> Stream.ofNullable(sessions.get(id)).map(rights -> new Session(id, rights)))
                .findFirst();
    }

    /** The answer, with a cookie by which the browser is known again. */
    OAuth2HttpResponse remembered(OAuth2HttpResponse answer, String id) {
        return with(answer, COOKIE + "=" + id + PLACE);
    }

    /** The answer to a sign-out, after which the browser is a stranger. */
    OAuth2HttpResponse ended(OAuth2HttpRequest request, OAuth2HttpResponse answer) {
        cookies(request).forEach(sessions::remove);
        return with(answer, COOKIE + "=; Max-Age=0" + PLACE);
    }

    private static Stream<String> cookies(OAuth2HttpRequest request) {
        return request.getHeaders().values("Cookie").stream()
                .flatMap(header -> Stream.of(header.split(";")))
                .map(String::strip)
                .filter(cookie -> cookie.startsWith(COOKIE + "="))
                .map(cookie -> cookie.substring(COOKIE.length() + 1));
    }

    private static OAuth2HttpResponse with(OAuth2HttpResponse answer, String cookie) {
        Headers headers =
                answer.getHeaders().newBuilder().add("Set-Cookie", cookie).build();
        byte @Nullable [] bytes = answer.getBytesBody();
        return new OAuth2HttpResponse(headers, answer.getStatus(), answer.getBody(), bytes);
    }
}
