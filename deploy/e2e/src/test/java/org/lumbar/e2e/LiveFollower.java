package org.lumbar.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** An open page: follows a therapist's live changes, and connects again where it left off whenever the stream ends. */
final class LiveFollower implements AutoCloseable {
    private static final Pattern CLIENT = Pattern.compile("\"clientId\":\"([0-9a-f-]{36})\"");

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final ReadyInstances service;
    private final String token;
    private final Thread thread;
    private final Set<String> seen = ConcurrentHashMap.newKeySet();
    private final AtomicInteger ends = new AtomicInteger();
    private final Queue<String> faults = new ConcurrentLinkedQueue<>();
    private volatile String lastEventId = "";
    private volatile boolean closed;

    LiveFollower(ReadyInstances service, String token) {
        this.service = service;
        this.token = token;
        this.thread = new Thread(this::follow, "live-follower");
        thread.setDaemon(true);
        thread.start();
    }

    /** Ids of the clients that have changed. */
    Set<String> seen() {
        return seen;
    }

    /** How often the service ended the stream. */
    int ends() {
        return ends.get();
    }

    /** Streams that broke off, or never began. */
    Queue<String> faults() {
        return faults;
    }

    private void follow() {
        while (!closed) {
            HttpRequest.Builder request = HttpRequest.newBuilder(service.next().resolve("/v1/live"))
                    .header("Authorization", "Bearer " + token);
            if (!lastEventId.isEmpty()) {
                request.header("Last-Event-ID", lastEventId);
            }
            try {
                HttpResponse<Stream<String>> response = http.send(request.build(), BodyHandlers.ofLines());
                if (response.statusCode() != 200) {
                    faults.add("status " + response.statusCode());
                }
                response.body().forEach(this::line);
                ends.incrementAndGet();
            } catch (IOException | UncheckedIOException broken) {
                noteUnlessClosed(broken);
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private void noteUnlessClosed(Exception broken) {
        if (!closed) {
            faults.add(String.valueOf(broken));
        }
    }

    private void line(String line) {
        if (line.startsWith("id:")) {
            lastEventId = line.substring(3).strip();
        }
        Matcher client = CLIENT.matcher(line);
        if (client.find()) {
            seen.add(client.group(1));
        }
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt();
    }
}
