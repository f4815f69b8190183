package org.lumbar.simulator.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PatientHttpTest {

    @Test
    void aServiceThatIsAwayGetsTheSameBytesUntilItAnswers() {
        try (LocalServer server = new LocalServer()) {
            // Given
            server.answers(503, Map.of("Retry-After", "0"), "")
                    .answers(429, Map.of("Retry-After", "0"), "")
                    .answers(202, Map.of(), "{}");

            // When
            HttpResponse<String> answer = new PatientHttp(Duration.ofSeconds(20)).send(post(server, "[1]"));

            // Then
            assertThat(answer.statusCode()).isEqualTo(202);
            assertThat(server.requests()).containsExactly("[1]", "[1]", "[1]");
        }
    }

    @Test
    void patienceHasAnEndAndSaysWhatItWaitedFor() {
        try (LocalServer server = new LocalServer()) {
            // Given
            server.answers(503, Map.of("Retry-After", "0"), "");
            PatientHttp http = new PatientHttp(Duration.ofMillis(20));

            // When, Then
            assertThatThrownBy(() -> http.send(post(server, "")))
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessageContaining("status 503");
        }
    }

    @Test
    void aTokenIsFetchedOnceAndAgainBeforeItEnds() {
        try (LocalServer server = new LocalServer()) {
            // Given
            server.answers(200, Map.of(), "{\"access_token\":\"first\",\"expires_in\":3600}")
                    .answers(200, Map.of(), "{\"access_token\":\"short\",\"expires_in\":0}");
            UUID practice = UUID.fromString("0190a000-0000-7000-8000-00000000d001");
            Tokens tokens =
                    new Tokens(server.address(), practice, new PatientHttp(Duration.ofSeconds(20)), Clock.systemUTC());

            // When, Then
            assertThat(tokens.therapist("anna")).isEqualTo("first");
            assertThat(tokens.therapist("anna")).isEqualTo("first");
            assertThat(tokens.practiceAdmin()).isEqualTo("short");
            assertThat(server.requests()).hasSize(2);
            assertThat(server.requests().get(0)).contains("username=therapist%40" + practice + "%2Fanna");
        }
    }

    private static HttpRequest.Builder post(LocalServer server, String body) {
        return HttpRequest.newBuilder(server.address()).POST(HttpRequest.BodyPublishers.ofString(body));
    }
}
