package org.lumbar.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The public HTTP of one service, as somebody with this token, or with none, sees it. */
record Api(URI base, @Nullable String token) {
    static final String JSON = "application/json";
    static final String EVENT = "application/cloudevents+json";
    static final String BATCH = "application/cloudevents-batch+json";

    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    Answer get(String path) {
        return send("GET", path, null, null);
    }

    Answer post(String path, String contentType, String body) {
        return send("POST", path, contentType, body);
    }

    Answer delete(String path) {
        return send("DELETE", path, null, null);
    }

    /** Every item of a list that comes in pages. */
    List<JsonNode> pages(String path, String list) {
        List<JsonNode> items = new ArrayList<>();
        String cursor = "";
        do {
            String joint = path.contains("?") ? "&" : "?";
            String page = cursor.isEmpty() ? path : path + joint + "cursor=" + encoded(cursor);
            JsonNode answer = get(page).expect(200).json();
            answer.required(list).forEach(items::add);
            cursor = answer.path("nextCursor").asText("");
        } while (!cursor.isEmpty() && !cursor.equals("null"));
        return items;
    }

    Answer send(String method, String path, @Nullable String contentType, @Nullable String body) {
        return send(method, path, contentType, body, null);
    }

    /** A change of the revision that the caller has seen, as an ETag; null changes any. */
    Answer change(String method, String path, @Nullable String json, @Nullable String ifMatch) {
        return send(method, path, json == null ? null : JSON, json, ifMatch);
    }

    private Answer send(
            String method, String path, @Nullable String contentType, @Nullable String body, @Nullable String ifMatch) {
        URI uri = base.resolve(path);
        HttpRequest.Builder request = HttpRequest.newBuilder(uri)
                .timeout(PATIENCE)
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (contentType != null) {
            request.header("Content-Type", contentType);
        }
        if (ifMatch != null) {
            request.header("If-Match", ifMatch);
        }
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        try {
            HttpResponse<String> response = CLIENT.send(request.build(), BodyHandlers.ofString());
            String type = response.headers().firstValue("Content-Type").orElse("");
            return new Answer(Answer.describe(method, uri), response.statusCode(), type, response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(Answer.describe(method, uri) + " got no answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
