package org.lumbar.routine;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.util.HexFormat;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Takes spans where an OpenTelemetry collector would, by OTLP over gRPC, and keeps them as they came. */
final class Collector implements AutoCloseable {
    private static final String EXPORT = "/opentelemetry.proto.collector.trace.v1.TraceService/Export";

    /** No compression, no bytes: the answer that all was taken. */
    private static final Buffer EMPTY_MESSAGE = Buffer.buffer(new byte[5]);

    private final Vertx vertx = Vertx.vertx();
    private final Queue<String> taken = new ConcurrentLinkedQueue<>();
    private final HttpServer server = vertx.createHttpServer()
            .requestHandler(this::take)
            .listen(0, "localhost")
            .toCompletionStage()
            .toCompletableFuture()
            .join();

    String endpoint() {
        return "http://localhost:" + server.actualPort();
    }

    /** Whether it got a span of this trace. */
    boolean knows(String traceId) {
        String bytes = new String(HexFormat.of().parseHex(traceId), ISO_8859_1);
        return taken.stream().anyMatch(spans -> spans.contains(bytes));
    }

    private void take(HttpServerRequest request) {
        var unused = request.body().onSuccess(body -> {
            if (request.path().equals(EXPORT)) {
                taken.add(body.toString(ISO_8859_1));
            }
            var sent = request.response()
                    .putHeader("content-type", "application/grpc")
                    .putTrailer("grpc-status", "0")
                    .end(EMPTY_MESSAGE);
        });
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
