package org.lumbar.session.edge;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lumbar.backbone.BackboneTestResource;
import org.lumbar.backbone.InjectBackbone;
import org.lumbar.backbone.TestStack;

/** One event at a time is as good a use as a whole day: it needs one connection, over HTTP/1.1 and over HTTP/2. */
@QuarkusTest
@WithTestResource(value = BackboneTestResource.class, initArgs = @ResourceArg(name = "database", value = "session"))
class ConnectionComponentTest {
    @InjectBackbone
    TestStack stack;

    @TestHTTPResource("/v1/events")
    URI events;

    private Phone phone;

    @BeforeEach
    void aPhone() {
        phone = new Phone(stack);
    }

    @Test
    void aSessionIsSentEventByEventOverOneKeptConnection() throws IOException {
        // Given
        List<String> session =
                List.of(phone.start(), phone.rating("BEFORE", 1), phone.rating("DURING", 3), phone.stop("BONE_PAIN"));
        List<String> answers = new ArrayList<>();

        // When
        try (Socket connection = new Socket(events.getHost(), events.getPort())) {
            InputStream in = new BufferedInputStream(connection.getInputStream());
            for (String event : session) {
                connection.getOutputStream().write(http11(event));
                answers.add(answer(in));
            }
        }

        // Then
        assertThat(answers).hasSize(4).allSatisfy(answer -> assertThat(answer).contains(" 202 ", "accepted"));
        assertThat(answers.get(2)).contains("BEFORE_PLUS_2");
        assertThat(answers.get(3)).contains("STOP_SESSION");
    }

    @Test
    void theSameConnectionSpeaksHttp2AndAnswersManyAtOnce() {
        // Given
        HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_2).build();
        HttpResponse<String> first = client.sendAsync(request(phone.start()), BodyHandlers.ofString())
                .join();

        // When
        List<CompletableFuture<HttpResponse<String>>> sent = IntStream.rangeClosed(0, 10)
                .mapToObj(score -> client.sendAsync(request(phone.rating("DURING", score)), BodyHandlers.ofString()))
                .toList();

        // Then
        List<HttpResponse<String>> answers = new ArrayList<>(List.of(first));
        sent.forEach(each -> answers.add(each.join()));
        assertThat(answers).allSatisfy(answer -> {
            assertThat(answer.version()).isEqualTo(HttpClient.Version.HTTP_2);
            assertThat(answer.statusCode()).isEqualTo(202);
        });
        assertThat(answers.get(1).body()).contains("GO_ON");
        assertThat(answers.get(11).body()).contains("STOP_STEP");
    }

    private HttpRequest request(String event) {
        return HttpRequest.newBuilder(events)
                .header("Authorization", "Bearer " + phone.token())
                .header("Content-Type", Phone.EVENT)
                .POST(HttpRequest.BodyPublishers.ofString(event))
                .build();
    }

    private byte[] http11(String event) {
        return """
                POST /v1/events HTTP/1.1
                Host: localhost
                Authorization: Bearer %s
                Content-Type: %s
                Content-Length: %d

                %s""".replace("\n", "\r\n")
                .formatted(phone.token(), Phone.EVENT, event.length(), event)
                .getBytes(UTF_8);
    }

    /** One answer, to its last byte and no further. */
    private static String answer(InputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        while (!head.toString(US_ASCII).endsWith("\r\n\r\n")) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("The connection was closed after " + head.toString(US_ASCII));
            }
            head.write(next);
        }
        String headers = head.toString(US_ASCII);
        int length =
                Integer.parseInt(headers.toLowerCase(Locale.ROOT).replaceAll("(?s).*content-length: (\\d+).*", "$1"));
        return headers + new String(in.readNBytes(length), UTF_8);
    }
}
