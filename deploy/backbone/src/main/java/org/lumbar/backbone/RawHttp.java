package org.lumbar.backbone;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Sends to one service what no client library would: any content type, any bytes, with and without a stated length. */
public final class RawHttp {
    private static final Duration LONGEST = Duration.ofSeconds(30);

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI service;

    /** @param service where it listens, such as {@code http://localhost:8081} */
    public RawHttp(URI service) {
        this.service = service;
    }

    /**
     * A request.
     *
     * @param target path and query, as they go over the wire
     * @param contentTypes one header each
     * @param chunked true to send the body without telling its length first
     */
    public record Request(
            String method, String target, String token, List<String> contentTypes, byte[] body, boolean chunked) {}

    /** @param contentType empty if the answer names none */
    public record Answer(int status, String contentType, String body) {
        private static final ObjectMapper JSON = new ObjectMapper();

        /** The code of a problem document; empty if this is none. */
        public String code() {
            return problem().path("code").asText("");
        }

        /** The answer's JSON; a missing node if it is none. */
        public JsonNode problem() {
            try {
                return JSON.readTree(body);
            } catch (IOException noJson) {
                return JSON.missingNode();
            }
        }

        /** True for a problem document (RFC 9457) with a code. */
        public boolean isCodedProblem() {
            return contentType.startsWith("application/problem+json")
                    && !code().isEmpty()
                    && problem().path("status").asInt() == status;
        }
    }

    /** Sends a request and waits for its answer. */
    public Answer send(Request request) {
        return sendAsync(request).join();
    }

    /** Sends a request; fails if the connection ends before there is an answer. */
    public CompletableFuture<Answer> sendAsync(Request request) {
        HttpRequest.Builder built = HttpRequest.newBuilder(URI.create(service + request.target()))
                .timeout(LONGEST)
                .header("Authorization", "Bearer " + request.token())
                .method(request.method(), publisher(request));
        request.contentTypes().forEach(type -> built.header("Content-Type", type));
        return client.sendAsync(built.build(), BodyHandlers.ofString(StandardCharsets.UTF_8))
                .thenApply(RawHttp::answer);
    }

    private static BodyPublisher publisher(Request request) {
        return request.chunked()
                ? BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(request.body()))
                : BodyPublishers.ofByteArray(request.body());
    }

    private static Answer answer(HttpResponse<String> response) {
        return new Answer(
                response.statusCode(),
                response.headers().firstValue("content-type").orElse(""),
                response.body());
    }
}
