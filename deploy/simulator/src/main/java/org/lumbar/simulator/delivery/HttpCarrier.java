package org.lumbar.simulator.delivery;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.lumbar.simulator.event.SessionEvent;
import org.lumbar.simulator.http.PatientHttp;
import org.lumbar.simulator.http.Tokens;
import org.lumbar.simulator.story.Channel;
import org.lumbar.simulator.story.Upload;

/** Batches to the public HTTP edge: as the client itself, or as a gateway that speaks for the practice's clients. */
final class HttpCarrier implements Carrier {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LARGEST_BATCH = 200;
    private static final String CLIENT_NOT_FOUND = "client-not-found";
    /** One a second: longer than a consumer group needs to notice that a member has died. */
    private static final int MOST_ATTEMPTS = 120;

    private final URI events;
    private final Tokens tokens;
    private final PatientHttp http;
    private final DeliveryLog log;

    HttpCarrier(URI sessionUrl, Tokens tokens, PatientHttp http, DeliveryLog log) {
        this.events = URI.create(sessionUrl + "/v1/events");
        this.tokens = tokens;
        this.http = http;
        this.log = log;
    }

    @Override
    public void carry(Upload upload) {
        List<SessionEvent> all = upload.events();
        for (int from = 0; from < all.size(); from += LARGEST_BATCH) {
            post(upload, all.subList(from, Math.min(all.size(), from + LARGEST_BATCH)));
        }
    }

    @Override
    public void close() {
        // Every answer has been waited for already.
    }

    private void post(Upload upload, List<SessionEvent> batch) {
        List<SessionEvent> left = batch;
        for (int attempt = 1; !left.isEmpty(); attempt++) {
            left = postOnce(upload, left, attempt < MOST_ATTEMPTS);
            if (!left.isEmpty()) {
                waitUntilTheClientMayBeKnown();
            }
        }
    }

    /** Returns what is to be sent again: a gateway may be faster than the news of a client it speaks for. */
    private List<SessionEvent> postOnce(Upload upload, List<SessionEvent> batch, boolean mayWait) {
        Channel channel = upload.client().channel();
        String token = channel == Channel.GATEWAY
                ? tokens.eventProducer()
                : tokens.client(upload.client().clientId());
        String body = batch.stream().map(SessionEvent::structuredText).collect(Collectors.joining(",", "[", "]"));
        try {
            HttpResponse<String> answer = http.send(HttpRequest.newBuilder(events)
                    .header("Authorization", "Bearer " + token)
                    .header("Content-Type", "application/cloudevents-batch+json")
                    .POST(HttpRequest.BodyPublishers.ofString(body)));
            if (answer.statusCode() == 202) {
                JsonNode results = JSON.readTree(answer.body()).path("results");
                return readResults(batch, channel, results, mayWait && channel == Channel.GATEWAY);
            }
            fail(batch, channel, "status-" + answer.statusCode());
        } catch (UncheckedIOException | JsonProcessingException e) {
            fail(batch, channel, "no-answer");
        }
        return List.of();
    }

    private List<SessionEvent> readResults(
            List<SessionEvent> batch, Channel channel, JsonNode results, boolean mayWait) {
        List<SessionEvent> again = new ArrayList<>();
        for (int i = 0; i < batch.size(); i++) {
            JsonNode result = results.path(i);
            if (mayWait && result.path("code").asText().equals(CLIENT_NOT_FOUND)) {
                again.add(batch.get(i));
                continue;
            }
            boolean accepted = result.path("status").asText().equals("accepted");
            log.add(new Delivery(
                    batch.get(i),
                    channel,
                    accepted ? Outcome.ACCEPTED : Outcome.REJECTED,
                    accepted ? null : result.path("code").asText("unknown")));
        }
        return again;
    }

    private static void waitUntilTheClientMayBeKnown() {
        try {
            TimeUnit.SECONDS.sleep(1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a client was not yet known", e);
        }
    }

    private void fail(List<SessionEvent> batch, Channel channel, String code) {
        batch.forEach(event -> log.add(new Delivery(event, channel, Outcome.FAILED, code)));
    }
}
