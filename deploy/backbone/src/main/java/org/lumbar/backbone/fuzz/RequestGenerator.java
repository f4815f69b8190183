package org.lumbar.backbone.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SplittableRandom;
import org.lumbar.backbone.Mutations;
import org.lumbar.backbone.RawHttp;

/** Makes requests of every operation in turn: paths, queries, headers and bodies that are right, nearly right, and wrong. */
final class RequestGenerator {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final byte[] NOTHING = new byte[0];
    private static final int GOOD_EVERY = 50;
    private static final List<String> ODD_PATHS = List.of(
            "%00", "%zz", "%", "..", "%2e%2e", "%2F", "%5C", "%c0%ae", ";a=b", "%0d%0aX:%20y", "%ff", "+", "*", "");
    private static final List<String> METHODS = List.of("GET", "PUT", "POST", "DELETE", "PATCH", "OPTIONS", "BREW");
    private static final List<String> HEADERS = List.of(
            "Accept",
            "Accept-Language",
            "Accept-Encoding",
            "Content-Encoding",
            "If-Match",
            "If-None-Match",
            "traceparent",
            "tracestate",
            "X-Forwarded-For",
            "X-Forwarded-Proto",
            "Cookie",
            "Origin",
            "Range",
            "Last-Event-ID",
            "X-Odd");
    private static final List<String> YAML = List.of(
            "a: &a [x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]\nc: [*b,*b,*b,*b,*b,*b,*b,*b,*b]\n",
            "key: !!javax.script.ScriptEngineManager []\n",
            "&a [*a]",
            "? [a]\n: b\n",
            "%YAML 9.9\n---\nkey: x\n",
            "a: 1\na: 2\n",
            "- ".repeat(500) + "x",
            "key: 0o17\nversion: 1_000\n",
            "--- a\n--- b\n",
            "key: \"\\x00\"\n",
            "key: .nan\n<<: x\n");

    private final FuzzRun run;
    private final FuzzTarget target;
    private final Canary canary;
    private final JsonNode document;
    private final List<ApiOperation> operations;

    RequestGenerator(FuzzRun run, FuzzTarget target, Canary canary) {
        this.run = run;
        this.target = target;
        this.canary = canary;
        this.document = ApiOperation.document(target.document);
        this.operations = ApiOperation.of(document);
    }

    List<ApiOperation> operations() {
        return operations;
    }

    FuzzedRequest request(int number) {
        if (number % GOOD_EVERY == 0) {
            return good(target.good(number / GOOD_EVERY));
        }
        return new OneRequest(number).made();
    }

    static int goodAmong(int requests) {
        return (requests + GOOD_EVERY - 1) / GOOD_EVERY;
    }

    private static FuzzedRequest good(RawHttp.Request good) {
        String headers = "Authorization: Bearer " + good.token() + "\r\n";
        for (String type : good.contentTypes()) {
            headers += "Content-Type: " + type + "\r\n";
        }
        String line = good.method() + " " + good.target();
        return FuzzedRequest.of("a good " + line, line, headers, good.body(), true);
    }

    private final class OneRequest {
        private final SplittableRandom random;
        private final Mutations mutations;
        private final SchemaValues inBodies;
        private final SchemaValues inAddresses;
        private final ApiOperation operation;
        private final StringBuilder headers = new StringBuilder();

        OneRequest(int number) {
            this.random = run.random(number);
            this.mutations = run.mutations(number);
            this.inBodies = new SchemaValues(document, target.known, canary.value(), random);
            this.inAddresses = new SchemaValues(document, target.known, canary.place(), random);
            this.operation = operations.get(number % operations.size());
        }

        FuzzedRequest made() {
            String token = pick(target.tokens);
            header("Authorization", "Bearer " + (oneIn(40) ? mutations.text(token) : token));
            byte[] body = body();
            if (oneIn(5)) {
                String name = pick(HEADERS);
                header(name, oneIn(3) ? canary.place() : mutations.text(canary.place()));
            }
            String method = oneIn(60) ? pick(METHODS) : operation.method();
            FuzzedRequest request = FuzzedRequest.of(
                    operation.name(), method + " " + path() + query(), headers.toString(), body, false);
            return oneIn(40) ? request.broken(mutations.bytes(request.bytes())) : request;
        }

        private String path() {
            String path = operation.path();
            for (ApiOperation.Parameter parameter : operation.parameters()) {
                if (parameter.in().equals("path")) {
                    path = path.replace("{" + parameter.name() + "}", segment(parameter));
                }
            }
            return oneIn(100) ? path + "/" + pick(ODD_PATHS) : path;
        }

        private String segment(ApiOperation.Parameter parameter) {
            String value = inAddresses.of(parameter.schema(), parameter.name()).asText();
            if (oneIn(60)) {
                return encoded(value) + pick(ODD_PATHS);
            }
            if (oneIn(8)) {
                return encoded(mutations.text(value));
            }
            return encoded(oneIn(20) ? canary.place() : value);
        }

        private String query() {
            StringBuilder query = new StringBuilder();
            for (ApiOperation.Parameter parameter : operation.parameters()) {
                if (parameter.in().equals("query") && random.nextBoolean()) {
                    append(query, parameter);
                } else if (parameter.in().equals("header") && oneIn(4)) {
                    header(parameter.name(), text(parameter));
                }
            }
            if (oneIn(20)) {
                query.append(query.isEmpty() ? '?' : '&')
                        .append("x")
                        .append(canary.place())
                        .append("=%")
                        .append(canary.place());
            }
            return query.toString();
        }

        private void append(StringBuilder query, ApiOperation.Parameter parameter) {
            for (int i = oneIn(15) ? 2 : 1; i > 0; i--) {
                query.append(query.isEmpty() ? '?' : '&').append(parameter.name());
                if (!oneIn(30)) {
                    query.append('=').append(encoded(text(parameter)));
                }
            }
        }

        private String text(ApiOperation.Parameter parameter) {
            String value = inAddresses.of(parameter.schema(), parameter.name()).asText();
            return oneIn(3) ? mutations.text(value) : oneIn(6) ? canary.place() : value;
        }

        private byte[] body() {
            if (operation.bodies().isEmpty()) {
                return oneIn(20) ? ("{\"note\":\"" + canary.value() + "\"}").getBytes(StandardCharsets.UTF_8) : NOTHING;
            }
            String type = pick(List.copyOf(operation.bodies().keySet()));
            if (!oneIn(30)) {
                header("Content-Type", oneIn(15) ? mutations.contentType() : type);
            }
            if (type.contains("yaml") && oneIn(3)) {
                return (pick(YAML) + "x: " + canary.value()).getBytes(StandardCharsets.UTF_8);
            }
            JsonNode made = oneIn(3) ? tree(type) : canary.into(tree(type), random);
            byte[] bytes = bytes(made);
            return random.nextBoolean() ? mutations.json(bytes) : bytes;
        }

        private JsonNode tree(String type) {
            List<byte[]> examples = target.bodies.getOrDefault(operation.name(), List.of());
            JsonNode one = examples.isEmpty() || oneIn(3)
                    ? inBodies.of(operation.bodies().getOrDefault(type, document), "")
                    : read(pick(examples));
            return type.contains("batch")
                    ? JSON.createArrayNode().add(one).add(examples.isEmpty() ? one : read(pick(examples)))
                    : one;
        }

        private void header(String name, String value) {
            headers.append(name)
                    .append(": ")
                    .append(value.replace("\r", "").replace("\n", ""))
                    .append("\r\n");
        }

        private boolean oneIn(int times) {
            return random.nextInt(times) == 0;
        }

        private <T> T pick(List<T> all) {
            return all.get(random.nextInt(all.size()));
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static JsonNode read(byte[] json) {
        try {
            return JSON.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException("an example is JSON", e);
        }
    }

    private static byte[] bytes(JsonNode tree) {
        return tree.toString().getBytes(StandardCharsets.UTF_8);
    }
}
