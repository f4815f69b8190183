package org.lumbar.backbone.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lumbar.backbone.RawHttp;

/** Against servers that break one promise each: every one is found, and a good one is not accused. */
class HttpFuzzTest {
    private static final String DOCUMENT = """
            {"paths":{"/notes/{id}":{"put":{
              "parameters":[{"name":"id","in":"path","schema":{"type":"string","format":"uuid"}},
                            {"name":"q","in":"query","schema":{"type":"string"}}],
              "requestBody":{"content":{"application/json":{"schema":{"$ref":"#/components/schemas/Note"}}}}}}},
             "components":{"schemas":{"Note":{"type":"object","required":["note"],"properties":{
               "note":{"type":"string"},"parts":{"type":"array","items":{"$ref":"#/components/schemas/Note"}}}}}}}""";
    private static final int INPUTS = 120;

    private final FuzzRun run = new FuzzRun(4711, INPUTS);
    private final Canary canary = Canary.of(run);
    private final ExecutorService workers = Executors.newCachedThreadPool();
    private final CountDownLatch end = new CountDownLatch(1);
    private HttpServer server;

    /** What a server answers to a body. */
    private interface Answering {
        void answer(HttpExchange exchange, String body) throws IOException;
    }

    @BeforeEach
    void listen() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(workers);
        server.start();
    }

    @AfterEach
    void stop() {
        end.countDown();
        server.stop(0);
        workers.shutdownNow();
    }

    @Test
    void theSameSeedMakesTheSameInputsWhoeverMakesThemAndInWhateverOrder() {
        RequestGenerator first = new RequestGenerator(run, target(), canary);
        RequestGenerator second = new RequestGenerator(new FuzzRun(4711, 5), target(), Canary.of(run));

        List<byte[]> forth = IntStream.range(0, INPUTS)
                .mapToObj(i -> first.request(i).bytes())
                .toList();
        List<byte[]> back = IntStream.range(0, INPUTS)
                .mapToObj(i -> second.request(INPUTS - 1 - i).bytes())
                .toList();

        for (int i = 0; i < INPUTS; i++) {
            assertThat(back.get(INPUTS - 1 - i)).isEqualTo(forth.get(i));
        }
        assertThat(forth)
                .anySatisfy(bytes -> assertThat(new String(bytes, UTF_8)).contains(canary.value()));
        assertThat(new RequestGenerator(new FuzzRun(4712, 5), target(), canary)
                        .request(1)
                        .bytes())
                .isNotEqualTo(forth.get(1));
    }

    @Test
    void aServerThatKeepsItsPromisesIsNotAccused() throws Exception {
        assertThat(broken((exchange, body) ->
                        answer(exchange, body.equals("\"good\"") ? 204 : 400, problem(400, "nothing is said again"))))
                .isEmpty();
    }

    @Test
    void aServerThatFailsNowAndThenIsFound() throws Exception {
        assertThat(broken((exchange, body) -> answer(
                        exchange,
                        body.equals("\"good\"") ? 204 : body.length() > 100 ? 500 : 400,
                        problem(body.length() > 100 ? 500 : 400, ""))))
                .isNotEmpty()
                .allSatisfy(fault -> assertThat(fault).contains("answered 500").contains("-Dfuzz.seed=4711"));
    }

    @Test
    void aRefusalWithoutAProblemAndOneThatRepeatsAValueAreFound() throws Exception {
        assertThat(broken((exchange, body) -> answer(exchange, body.equals("\"good\"") ? 204 : 400, "no")))
                .isNotEmpty()
                .allSatisfy(fault -> assertThat(fault).contains("no problem document"));
        assertThat(broken((exchange, body) -> answer(
                        exchange,
                        body.equals("\"good\"") ? 204 : 400,
                        problem(400, body.contains(canary.value()) ? canary.value() : ""))))
                .isNotEmpty()
                .allSatisfy(fault -> assertThat(fault).contains("says again"));
    }

    @Test
    void aGoodRequestThatIsLostIsFound() throws Exception {
        assertThat(broken((exchange, body) -> answer(exchange, 400, problem(400, ""))))
                .hasSize(RequestGenerator.goodAmong(INPUTS))
                .allSatisfy(fault -> assertThat(fault).contains("was refused with 400"));
    }

    @Test
    void aServerThatHangsIsFoundAndOneThatPausesOnceIsNot() throws Exception {
        // Given: one that hangs at one good request, and one that does so once
        CountDownLatch paused = new CountDownLatch(1);
        Answering hanging = (exchange, body) -> {
            if (exchange.getRequestURI().getPath().endsWith("/good-1")) {
                waitForTheEnd();
            }
            answer(exchange, body.equals("\"good\"") ? 204 : 400, problem(400, ""));
        };
        Answering pausing = (exchange, body) -> {
            if (exchange.getRequestURI().getPath().endsWith("/good-1") && paused.getCount() > 0) {
                paused.countDown();
                waitForTheEnd();
            }
            answer(exchange, body.equals("\"good\"") ? 204 : 400, problem(400, ""));
        };

        // Then
        assertThat(broken(pausing)).isEmpty();
        assertThat(paused.getCount()).isZero();
        assertThat(broken(hanging)).singleElement().asString().contains("no answer in PT2S, twice");
    }

    private void waitForTheEnd() {
        try {
            end.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private List<String> broken(Answering how) throws InterruptedException {
        var context = server.createContext("/", exchange -> {
            String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
            how.answer(exchange, body);
        });
        try {
            return new HttpFuzz(run, target(), canary).send(INPUTS);
        } finally {
            server.removeContext(context);
        }
    }

    private FuzzTarget target() {
        return new FuzzTarget(
                URI.create("http://localhost:" + server.getAddress().getPort()),
                DOCUMENT,
                List.of("token"),
                number -> new RawHttp.Request(
                        "PUT",
                        "/notes/good-" + number,
                        "token",
                        List.of("application/json"),
                        "\"good\"".getBytes(UTF_8),
                        false));
    }

    private static String problem(int status, String detail) {
        return "{\"status\":" + status + ",\"code\":\"some-code\",\"detail\":\"" + detail + "\"}";
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        exchange.getResponseHeaders()
                .add("Content-Type", body.startsWith("{") ? "application/problem+json" : "text/plain");
        exchange.sendResponseHeaders(status, status == 204 ? -1 : body.length());
        if (status != 204) {
            exchange.getResponseBody().write(body.getBytes(UTF_8));
        }
        exchange.close();
    }
}
