package org.lumbar.backbone;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Sends mutated requests to a running service, many at a time, and tells which answers break the promise: no 5xx, every 4xx a
 * problem document with a code, and none that repeats a value of the request's body.
 */
public final class HttpGate {
    private static final int AT_A_TIME = 24;

    /** The server refuses a longer request line, or header, before there is a request. */
    private static final int LONGEST = 3_000;

    /** Shorter ones may be words of our own: a mutated text can be the name of a field, which a pointer says. */
    private static final int SHORTEST_VALUE = 12;

    /** What a refusal lists as allowed may be what a mutation has left of it. */
    private static final List<String> OWN_WORDS = List.of(
            "urn:lumbar:app:",
            "org.lumbar.session.started.v1",
            "org.lumbar.session.step-completed.v1",
            "org.lumbar.session.step-skipped.v1",
            "org.lumbar.session.pain-rated.v1",
            "org.lumbar.session.stopped.v1",
            "org.lumbar.session.completed.v1");

    /** For an answer and its whole body; without it one that never ends would stop the build. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final ObjectMapper JSON = new ObjectMapper();

    private final RawHttp http;
    private final Mutations mutations;
    private final ConcurrentLinkedQueue<String> broken = new ConcurrentLinkedQueue<>();
    private final Semaphore open = new Semaphore(AT_A_TIME);

    public HttpGate(RawHttp http, Mutations mutations) {
        this.http = http;
        this.mutations = mutations;
    }

    /**
     * Sends so many requests, made of the good ones in turn: of a body, of the value of a query parameter, now and then of a
     * {@code Content-Type}.
     *
     * @return what broke the promise, with the input that repeats it; empty if nothing did
     */
    public List<String> brokenPromises(int count, List<RawHttp.Request> good) {
        for (int i = 0; i < count; i++) {
            send(mutated(good.get(i % good.size()), i / good.size()));
        }
        open.acquireUninterruptibly(AT_A_TIME);
        open.release(AT_A_TIME);
        return List.copyOf(broken);
    }

    private RawHttp.Request mutated(RawHttp.Request good, int round) {
        if (good.target().contains("=") && (good.body().length == 0 || round % 4 == 3)) {
            return with(good, otherParameter(good.target(), round), good.contentTypes(), good.body());
        }
        if (round % 10 == 9) {
            return with(good, good.target(), List.of(mutations.contentType()), good.body());
        }
        return with(good, good.target(), good.contentTypes(), mutations.json(good.body()));
    }

    private static RawHttp.Request with(RawHttp.Request good, String target, List<String> types, byte[] body) {
        return new RawHttp.Request(good.method(), target, good.token(), types, body, good.chunked());
    }

    private String otherParameter(String target, int round) {
        int query = target.indexOf('?') + 1;
        String[] pairs = target.substring(query).split("&");
        int chosen = round % pairs.length;
        String[] pair = pairs[chosen].split("=", 2);
        pairs[chosen] = pair[0] + "=" + URLEncoder.encode(mutations.text(pair[1]), StandardCharsets.UTF_8);
        return target.substring(0, query) + String.join("&", pairs);
    }

    private void send(RawHttp.Request request) {
        if (request.target().length() > LONGEST
                || request.contentTypes().stream().anyMatch(type -> type.length() > LONGEST)) {
            return;
        }
        String input = request.method() + " " + request.target() + ", " + mutations.last() + ": ";
        CompletableFuture<RawHttp.Answer> sent;
        try {
            open.acquireUninterruptibly();
            sent = http.sendAsync(request);
        } catch (IllegalArgumentException notEvenTheClientSendsIt) {
            open.release();
            return;
        }
        sent.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS)
                .thenAccept(answer -> judge(request, answer).forEach(promise -> broken.add(input + promise)))
                .whenComplete((judged, failure) -> {
                    if (failure != null) {
                        broken.add(input + cause(failure));
                    }
                    open.release();
                });
    }

    private static String cause(Throwable failure) {
        return String.valueOf(failure instanceof CompletionException wrapped ? wrapped.getCause() : failure);
    }

    private static List<String> judge(RawHttp.Request request, RawHttp.Answer answer) {
        List<String> wrong = new ArrayList<>();
        if (answer.status() >= 500) {
            wrong.add("answered " + answer.status() + " " + answer.code());
        }
        if (answer.status() >= 400 && !answer.isCodedProblem()) {
            wrong.add("answered " + answer.status() + " with " + answer.contentType() + " and no problem document");
        }
        if (answer.status() >= 400) {
            String told = withoutItsPlace(answer);
            values(request.body()).stream()
                    .filter(value -> OWN_WORDS.stream().noneMatch(own -> own.startsWith(value)))
                    .filter(told::contains)
                    .findFirst()
                    .ifPresent(value -> wrong.add("repeats a value of " + value.length() + " characters"));
        }
        return wrong;
    }

    /** The address of a request is the caller's own; what matters is what its body says. */
    private static String withoutItsPlace(RawHttp.Answer answer) {
        return answer.problem() instanceof ObjectNode problem
                ? problem.without("instance").toString()
                : answer.body();
    }

    private static List<String> values(byte[] body) {
        try {
            return texts(JSON.readTree(body))
                    .filter(text -> text.length() >= SHORTEST_VALUE)
                    .toList();
        } catch (IOException noJson) {
            return List.of();
        }
    }

    /** Not by recursion: a mutated body may be a thousand arrays deep. */
    private static Stream<String> texts(JsonNode value) {
        List<String> texts = new ArrayList<>();
        Deque<JsonNode> waiting = new ArrayDeque<>(List.of(value));
        while (!waiting.isEmpty()) {
            JsonNode next = waiting.pop();
            if (next.isTextual()) {
                texts.add(next.textValue());
            }
            next.forEach(waiting::push);
        }
        return texts.stream();
    }
}
