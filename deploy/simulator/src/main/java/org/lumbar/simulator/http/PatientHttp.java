package org.lumbar.simulator.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Sends a request again while the other side is away (no connection, 503) or asks for less (429). Whatever is sent this
 * way carries its own ids, so that a request that did arrive and is sent again does no harm.
 */
public final class PatientHttp {
    private static final Set<Integer> COME_BACK_LATER = Set.of(429, 503);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(30);

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();
    private final Duration patience;

    /**
     * Makes a sender of its own connections.
     *
     * @param patience how long to go on trying one request
     */
    public PatientHttp(Duration patience) {
        this.patience = patience;
    }

    /**
     * Sends until there is an answer.
     *
     * @return the first answer that isn't "later"; it may still be an error
     * @throws UncheckedIOException if patience ran out
     */
    public HttpResponse<String> send(HttpRequest.Builder request) {
        HttpRequest ready = request.timeout(ANSWER_WITHIN).build();
        long giveUpAt = System.nanoTime() + patience.toNanos();
        for (int attempt = 0; ; attempt++) {
            HttpResponse<String> answer = null;
            IOException failure = null;
            try {
                answer = client.send(ready, HttpResponse.BodyHandlers.ofString());
                if (!COME_BACK_LATER.contains(answer.statusCode())) {
                    return answer;
                }
            } catch (IOException e) {
                failure = e;
            } catch (InterruptedException e) {
                throw interrupted(e);
            }
            if (System.nanoTime() > giveUpAt) {
                String reason = answer == null ? "no connection" : "status " + answer.statusCode();
                throw new UncheckedIOException(
                        ready.method() + " " + ready.uri() + " failed for " + patience.toSeconds() + " s: " + reason,
                        failure == null ? new IOException(reason) : failure);
            }
            pause(attempt, answer);
        }
    }

    private static void pause(int attempt, @Nullable HttpResponse<String> answer) {
        long millis = Math.min(LONGEST_PAUSE.toMillis(), 100L << Math.min(attempt, 10));
        if (answer != null) {
            millis = answer.headers()
                    .firstValue("Retry-After")
                    .filter(text -> text.matches("\\d{1,4}"))
                    .map(text -> Math.min(LONGEST_PAUSE.toMillis(), Long.parseLong(text) * 1000))
                    .orElse(millis);
        }
        try {
            TimeUnit.MILLISECONDS.sleep(millis);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private static IllegalStateException interrupted(InterruptedException cause) {
        Thread.currentThread().interrupt();
        return new IllegalStateException("interrupted while waiting for an answer", cause);
    }
}
