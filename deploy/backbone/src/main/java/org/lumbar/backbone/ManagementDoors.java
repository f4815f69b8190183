package org.lumbar.backbone;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tries the two ports of a running service: that of operators, with health and metrics, and that of callers, with the rest.
 */
public final class ManagementDoors {
    /** All that the port of operators answers, {@code any} being a name of a group of checks. */
    public static final List<String> PATHS = List.of(
            "/q/health",
            "/q/health/live",
            "/q/health/ready",
            "/q/health/started",
            "/q/health/well",
            "/q/health/group",
            "/q/health/group/any",
            "/q/metrics",
            "/q/metrics/any");

    /** What the framework registers for them, and the time-out for every request; the page is there in tests only. */
    public static final Set<String> ROUTES = Set.of(
            "every",
            "/q/health",
            "/q/health/live",
            "/q/health/ready",
            "/q/health/started",
            "/q/health/well",
            "/q/health/group",
            "/q/health/group/",
            "/q/health-ui",
            "/q/metrics",
            "/q/metrics/");

    private static final List<String> METHODS =
            List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE");

    private static final int NOT_FOUND = 404;

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI callers;
    private final URI operators;

    /**
     * @param callers where callers are answered
     * @param operators where operators are
     */
    public ManagementDoors(URI callers, URI operators) {
        this.callers = callers;
        this.operators = operators;
    }

    /** Which paths of operators the port of callers answers with anything but 404, such as {@code GET /q/metrics 200}. */
    public List<String> operatorsPathsAmongCallers(String token) {
        List<String> answered = new ArrayList<>();
        for (String path : PATHS) {
            METHODS.forEach(method -> note(answered, method + " " + path, ask(callers, method, path, token)));
            note(answered, "GET " + path + "/", ask(callers, "GET", path + "/", token));
            note(answered, "GET /" + path, ask(callers, "GET", "/" + path, token));
            note(answered, "GET " + path + ";x", ask(callers, "GET", path + ";x", token));
        }
        return answered;
    }

    /**
     * Which of the callers' paths the port of operators answers with anything but 404.
     *
     * @param operations such as {@code GET /v1/clients}
     */
    public List<String> callersPathsAmongOperators(Collection<String> operations, String token) {
        List<String> answered = new ArrayList<>();
        for (String operation : operations) {
            int space = operation.indexOf(' ');
            String path = operation.substring(space + 1).replaceAll("[{}]", "");
            note(answered, operation, ask(operators, operation.substring(0, space), path, token));
        }
        return answered;
    }

    /** All that the port of operators says, whatever the method. */
    public String saidToOperators() {
        StringBuilder said = new StringBuilder();
        for (String path : PATHS) {
            for (String method : METHODS) {
                HttpResponse<String> answer = ask(operators, method, path, null);
                said.append(method).append(' ').append(path).append(' ').append(answer.statusCode());
                said.append('\n')
                        .append(answer.headers().map())
                        .append('\n')
                        .append(answer.body())
                        .append('\n');
            }
        }
        return said.toString();
    }

    /** Jakarta REST says by itself which methods there are, of any path. */
    private static void note(List<String> answered, String what, HttpResponse<String> answer) {
        boolean saysNothing = what.startsWith("OPTIONS ") && answer.body().isEmpty();
        if (answer.statusCode() != NOT_FOUND && !saysNothing) {
            answered.add(what + " " + answer.statusCode());
        }
    }

    private HttpResponse<String> ask(URI server, String method, String path, @Nullable String token) {
        boolean sends = List.of("POST", "PUT", "PATCH").contains(method);
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://" + server.getAuthority() + path))
                // As a form of the service's own pages would be sent.
                .header("Sec-Fetch-Site", "same-origin")
                .method(method, sends ? BodyPublishers.ofString("{}") : BodyPublishers.noBody());
        if (sends) {
            request.header("Content-Type", "application/json");
        }
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new BackboneException(method + " " + path + " was not answered.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BackboneException("Interrupted while asking " + path + ".", e);
        }
    }
}
