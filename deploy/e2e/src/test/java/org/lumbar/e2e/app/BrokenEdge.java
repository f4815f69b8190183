package org.lumbar.e2e.app;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Takes events as session-service's edge does, on a real connection, and breaks in whatever way a test asks for. */
final class BrokenEdge implements AutoCloseable {
    /** What goes wrong with a request; after AFTER the events are stored all the same. */
    enum Fault {
        NONE,
        BUSY,
        TOO_MANY,
        SIGNED_OUT,
        GATEWAY,
        PORTAL,
        CUT_OFF_BEFORE,
        CUT_OFF_AFTER,
        HALF_ANSWER_AFTER,
        RESULT_LESS_AFTER,
        SILENCE_AFTER
    }

    /** One request, as it came. */
    record Request(String tab, int events, long nanos) {}

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final String page;
    private final Map<String, JsonNode> stored = new LinkedHashMap<>();
    private final Set<String> acknowledged = new HashSet<>();
    private final List<Request> requests = new ArrayList<>();
    private final List<String> overlaps = new ArrayList<>();
    private final List<HttpExchange> silent = Collections.synchronizedList(new ArrayList<>());
    private volatile Supplier<Fault> faults = () -> Fault.NONE;
    private volatile Predicate<JsonNode> refused = event -> false;
    private String working = "";

    BrokenEdge(String script) throws IOException {
        page = "<!doctype html><meta charset=utf-8><title>Lumbar</title><script>" + script + "</script>";
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::showPage);
        server.createContext("/v1/events", this::takeEvents);
        server.start();
    }

    String address() {
        return "http://localhost:" + server.getAddress().getPort() + "/";
    }

    void breakBy(Supplier<Fault> how) {
        faults = how;
    }

    void breakAlwaysBy(Fault fault) {
        faults = () -> fault;
    }

    void refuse(Predicate<JsonNode> event) {
        refused = event;
    }

    synchronized List<JsonNode> stored() {
        return List.copyOf(stored.values());
    }

    /** Ids in an answer that left whole. */
    synchronized Set<String> acknowledged() {
        return Set.copyOf(acknowledged);
    }

    synchronized List<Request> requests() {
        return List.copyOf(requests);
    }

    /** Tabs that sent while another one was waiting for its answer. */
    synchronized List<String> overlaps() {
        return List.copyOf(overlaps);
    }

    private void showPage(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().add("Content-Type", "text/html");
        answer(exchange, 200, page);
    }

    private void takeEvents(HttpExchange exchange) throws IOException {
        JsonNode body = JSON.readTree(exchange.getRequestBody().readAllBytes());
        Fault fault = faults.get();
        List<JsonNode> events = new ArrayList<>();
        if (body.isArray()) {
            body.forEach(events::add);
        } else {
            events.add(body);
        }
        String tab = String.valueOf(exchange.getRequestHeaders().getFirst("X-Tab"));
        begin(new Request(tab, events.size(), System.nanoTime()));
        try {
            switch (fault) {
                case BUSY -> refuse(exchange, 503, "not-acknowledged", "0");
                case TOO_MANY -> refuse(exchange, 429, "too-many-events", "1");
                case SIGNED_OUT -> refuse(exchange, 401, "unauthorized", null);
                case GATEWAY -> answer(exchange, 502, "<html>Bad gateway</html>");
                case PORTAL -> answer(exchange, 200, "<html>Welcome to our hotel</html>");
                case CUT_OFF_BEFORE -> exchange.close();
                default -> store(exchange, events, body.isArray(), fault);
            }
        } finally {
            end(tab);
        }
    }

    private synchronized void begin(Request request) {
        requests.add(request);
        if (!working.isEmpty() && !working.equals(request.tab())) {
            overlaps.add(working + " and " + request.tab());
        }
        working = request.tab();
    }

    private synchronized void end(String tab) {
        if (working.equals(tab)) {
            working = "";
        }
    }

    private void store(HttpExchange exchange, List<JsonNode> events, boolean batch, Fault fault) throws IOException {
        ObjectNode answer = JSON.createObjectNode();
        ArrayNode results = answer.putArray("results");
        store(events, results);
        if (!batch && results.get(0).has("code")) {
            answer(exchange, 400, results.get(0).toString());
            return;
        }
        if (fault == Fault.RESULT_LESS_AFTER) {
            results.remove(results.size() - 1);
        }
        byte[] bytes = answer.toString().getBytes(UTF_8);
        switch (fault) {
            case CUT_OFF_AFTER -> exchange.close();
            case SILENCE_AFTER -> silent.add(exchange);
            case HALF_ANSWER_AFTER -> {
                exchange.sendResponseHeaders(202, bytes.length);
                exchange.getResponseBody().write(bytes, 0, bytes.length / 2);
                exchange.close();
            }
            default -> {
                if (fault == Fault.NONE) {
                    acknowledge(events);
                }
                answer(exchange, 202, answer.toString());
            }
        }
    }

    private synchronized void store(List<JsonNode> events, ArrayNode results) {
        for (JsonNode event : events) {
            ObjectNode result = results.addObject().put("id", event.get("id").asText());
            if (refused.test(event)) {
                result.put("status", "rejected").put("code", "invalid-field").put("pointer", "/data/stepKey");
            } else {
                result.put("status", "accepted");
                stored.putIfAbsent(event.get("id").asText(), event);
            }
        }
    }

    private synchronized void acknowledge(List<JsonNode> events) {
        events.stream()
                .map(event -> event.get("id").asText())
                .filter(stored::containsKey)
                .forEach(acknowledged::add);
    }

    private static void refuse(HttpExchange exchange, int status, String code, @Nullable String retryAfter)
            throws IOException {
        if (retryAfter != null) {
            exchange.getResponseHeaders().add("Retry-After", retryAfter);
        }
        answer(exchange, status, JSON.createObjectNode().put("code", code).toString());
    }

    private static void answer(HttpExchange exchange, int status, String text) throws IOException {
        byte[] bytes = text.getBytes(UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        silent.forEach(HttpExchange::close);
        server.stop(0);
        threads.shutdownNow();
    }
}
