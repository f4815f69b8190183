package org.lumbar.e2e;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Calls that are not waited for, to whichever instance is ready; each that has not the answer it should is kept as a fault. */
final class Calls {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final List<CompletableFuture<?>> underWay = new CopyOnWriteArrayList<>();
    private final ConcurrentLinkedQueue<String> faults = new ConcurrentLinkedQueue<>();
    private final Map<String, AtomicInteger> answered = new ConcurrentHashMap<>();

    /** Answers that were as expected, by kind of call. */
    Map<String, AtomicInteger> answered() {
        return answered;
    }

    ConcurrentLinkedQueue<String> faults() {
        return faults;
    }

    /** What is called, by whom, and which status is the right answer. */
    record Call(String kind, String method, String path, String token, int expected) {}

    /** Sends it, and hands a right answer's text on. */
    void send(
            ReadyInstances service,
            Call call,
            @Nullable String type,
            @Nullable String body,
            Consumer<String> whenAnswered) {
        URI to = service.next().resolve(call.path());
        HttpRequest.Builder request = HttpRequest.newBuilder(to)
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + call.token())
                .method(call.method(), body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (type != null) {
            request.header("Content-Type", type);
        }
        CompletableFuture<?> sent = client.sendAsync(request.build(), BodyHandlers.ofString())
                .handle((response, failure) -> {
                    judge(call, to, response, failure, whenAnswered);
                    return null;
                });
        underWay.add(sent);
        sent.whenComplete((done, never) -> underWay.remove(sent));
    }

    private void judge(
            Call call,
            URI to,
            @Nullable HttpResponse<String> response,
            @Nullable Throwable failure,
            Consumer<String> whenAnswered) {
        if (response == null) {
            faults.add(call.kind() + " to " + to + " got no answer: " + failure);
        } else if (response.statusCode() != call.expected()) {
            faults.add(call.kind() + " to " + to + " got " + response.statusCode() + ": " + response.body());
        } else {
            answered.computeIfAbsent(call.kind(), kind -> new AtomicInteger()).incrementAndGet();
            whenAnswered.accept(response.body());
        }
    }

    /** Returns when every call has its answer, or has waited long enough. */
    void finish() {
        CompletableFuture.allOf(underWay.toArray(CompletableFuture<?>[]::new)).join();
    }
}
