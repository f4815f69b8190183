package org.lumbar.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;

/** What a service answered, and to what. */
record Answer(String request, int status, String contentType, String text) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Fails the story, with the whole answer, if the status is another one. */
    Answer expect(int expected) {
        assertThat(status).as("%s answered %s", request, text).isEqualTo(expected);
        return this;
    }

    /** Fails the story unless this is problem+json with this status and stable code. */
    Answer expectProblem(int expected, String code) {
        expect(expected);
        assertThat(contentType).as(request).startsWith("application/problem+json");
        assertThat(json().path("code").asText())
                .as("%s answered %s", request, text)
                .isEqualTo(code);
        assertThat(json().path("status").asInt()).as(request).isEqualTo(expected);
        return this;
    }

    JsonNode json() {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError(request + " did not answer JSON but " + text, e);
        }
    }

    static String describe(String method, URI uri) {
        return method + " " + uri.getPath() + (uri.getQuery() == null ? "" : "?" + uri.getQuery());
    }
}
