package org.lumbar.bench;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import org.lumbar.session.event.EventReader;

/** What the edge is measured against: parses the same batch by the same reader and answers each event. It asks for no token and tells nobody. */
final class ParseOnly {
    private ParseOnly() {}

    public static void main(String[] args) {
        Vertx vertx = Vertx.vertx();
        vertx.createHttpServer()
                .requestHandler(request -> request.bodyHandler(body -> answer(request, body)))
                .listen(Integer.parseInt(args[0]));
    }

    private static void answer(HttpServerRequest request, Buffer body) {
        StringBuilder results = new StringBuilder("{\"results\":[");
        try {
            new EventReader()
                    .readDocument(
                            body.getBytes(),
                            true,
                            null,
                            (outcome, from, to) -> results.append(
                                            results.charAt(results.length() - 1) == '[' ? "" : ",")
                                    .append("{\"id\":\"")
                                    .append(outcome.id())
                                    .append("\",\"status\":\"accepted\"}"));
            request.response().setStatusCode(202).end(results.append("]}").toString());
        } catch (IOException e) {
            request.response().setStatusCode(400).end();
        }
    }
}
