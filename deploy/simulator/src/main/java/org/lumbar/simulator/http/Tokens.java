package org.lumbar.simulator.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Access tokens by password grant from the provider of tests and of the local run, where a username names its rights:
 * {@code role@practice/subject}.
 */
public final class Tokens {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int RENEW_SECONDS_BEFORE_END = 60;

    private final URI tokenEndpoint;
    private final UUID practiceId;
    private final PatientHttp http;
    private final Clock clock;
    private final Map<String, Held> held = new ConcurrentHashMap<>();

    public Tokens(URI issuer, UUID practiceId, PatientHttp http, Clock clock) {
        this.tokenEndpoint = URI.create(issuer + "/token");
        this.practiceId = practiceId;
        this.http = http;
        this.clock = clock;
    }

    private record Held(String token, Instant renewAt) {}

    public String client(UUID clientId) {
        return of("client@" + practiceId + "/" + clientId);
    }

    public String therapist(String subject) {
        return of("therapist@" + practiceId + "/" + subject);
    }

    public String practiceAdmin() {
        return of("practice-admin@" + practiceId + "/max");
    }

    public String eventProducer() {
        return of("event-producer@" + practiceId + "/gateway");
    }

    /** A token of the rights that this username names; from memory while it lasts. */
    public String of(String username) {
        Held known = held.get(username);
        if (known == null || !clock.instant().isBefore(known.renewAt())) {
            known = fetch(username);
            held.put(username, known);
        }
        return known.token();
    }

    private Held fetch(String username) {
        String form = "grant_type=password&client_id=lumbar-cli&password=demo&scope=openid&username="
                + URLEncoder.encode(username, StandardCharsets.UTF_8);
        HttpResponse<String> answer = http.send(HttpRequest.newBuilder(tokenEndpoint)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form)));
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(
                    "the identity provider answered " + answer.statusCode() + " at " + tokenEndpoint);
        }
        try {
            JsonNode body = JSON.readTree(answer.body());
            long seconds = Math.max(1, body.path("expires_in").asLong(300) - RENEW_SECONDS_BEFORE_END);
            return new Held(body.path("access_token").asText(), clock.instant().plusSeconds(seconds));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the identity provider's answer is not JSON", e);
        }
    }
}
