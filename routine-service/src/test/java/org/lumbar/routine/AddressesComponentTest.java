package org.lumbar.routine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lumbar.backbone.BackboneTestResource;
import org.lumbar.backbone.InjectBackbone;
import org.lumbar.backbone.TestStack;

/** Requests that no client library would send. */
@QuarkusTest
@WithTestResource(value = BackboneTestResource.class, initArgs = @ResourceArg(name = "database", value = "routine"))
class AddressesComponentTest {
    @InjectBackbone
    TestStack stack;

    @TestHTTPResource
    URI service;

    @Test
    void aPathWithACharacterThatCantBeStoredIsRefusedWithAProblem() throws IOException {
        isMalformed(ask("/v1/routines/eight-steps%00/versions/1", "Host: localhost\r\n"));
    }

    @Test
    void aRequestThatNamesNoHostIsRefusedWithAProblem() throws IOException {
        isMalformed(ask("/v1/clients", ""));
    }

    @Test
    void aBodyThatIsTooLargeIsRefusedWithAProblemWhereNoneIsAskedForToo() throws IOException {
        String answer = ask("/v1/clients", "Host: localhost\r\nContent-Length: 2000000\r\n");

        assertThat(answer).startsWith("HTTP/1.1 413 ").contains("application/problem+json", "too-large");
    }

    /** The server refuses it before there is a request. */
    @ParameterizedTest
    @ValueSource(strings = {"/v1/clients?cursor=100%", "/v1/clients/%zz", "/%"})
    void anAddressThatCantBeDecodedIsRefusedWithoutAWord(String address) throws IOException {
        assertThat(ask(address, "Host: localhost\r\n"))
                .startsWith("HTTP/1.1 400 ")
                .containsIgnoringCase("content-length: 0");
    }

    private static void isMalformed(String answer) throws IOException {
        assertThat(answer).startsWith("HTTP/1.1 400 ").containsIgnoringCase("content-type: application/problem+json");
        JsonNode problem = new ObjectMapper().readTree(answer.substring(answer.indexOf("\r\n\r\n")));
        assertThat(problem.path("code").asText()).isEqualTo("malformed-request");
    }

    private String ask(String address, String host) throws IOException {
        String token = stack.token("therapist@" + new Practice(stack).id() + "/anna");
        try (Socket connection = new Socket(service.getHost(), service.getPort())) {
            String request = "GET " + address + " HTTP/1.1\r\n" + host + "Connection: close\r\nAuthorization: Bearer "
                    + token + "\r\n\r\n";
            connection.getOutputStream().write(request.getBytes(UTF_8));
            return new String(connection.getInputStream().readAllBytes(), UTF_8);
        }
    }
}
