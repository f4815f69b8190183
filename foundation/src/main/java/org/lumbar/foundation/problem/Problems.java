package org.lumbar.foundation.problem;

import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.lumbar.foundation.input.Fault;
import org.lumbar.foundation.input.Unreadable;

/**
 * Problem documents (RFC 9457). Each has a stable {@code code}, those about what was sent also {@code errors}, an array of
 * {@code {code, pointer, detail}} with JSON pointers (RFC 6901). None repeats a value: it may be about somebody's health.
 */
public final class Problems {
    /** Seconds after which the same request may succeed, while something that it needs is away. */
    public static final int RETRY_AFTER_SECONDS = 2;

    private Problems() {}

    /** A refusal with its own code. */
    public static HttpProblem of(int status, String code, String detail) {
        return builder(status, code, detail).build();
    }

    /** A refusal with its own code and its reasons; without {@code errors} if there are none. */
    public static HttpProblem of(int status, String code, String detail, List<Fault> errors) {
        HttpProblem.Builder problem = builder(status, code, detail);
        return (errors.isEmpty() ? problem : problem.with("errors", errors)).build();
    }

    /** 400: the body is a value, and has faults; all of them are named. */
    public static HttpProblem invalid(List<Fault> faults) {
        return of(400, "invalid-request", "The request has " + faults.size() + " fault(s).", faults);
    }

    /** 400: no value can be read from the body, or one that can't be kept. */
    public static HttpProblem unreadable(Unreadable body) {
        return body.isMalformed()
                ? of(400, "malformed-request", "The body can't be read.", body.faults())
                : invalid(body.faults());
    }

    /** 400: a parameter of path or query is not what it has to be. */
    public static HttpProblem invalidParameter(String name, String detail) {
        return builder(400, "invalid-parameter", "The request has an invalid parameter.")
                .with("parameter", name)
                .with("errors", List.of(new Fault("invalid-field", "/" + name, detail)))
                .build();
    }

    /** 429: the caller has had their share; more may be had after so many seconds. */
    public static HttpProblem tooMany(String code, String detail, long retryAfterSeconds) {
        return builder(429, code, detail)
                .withHeader(HttpHeaders.RETRY_AFTER, retryAfterSeconds)
                .build();
    }

    /** 503: what the request needs is away. */
    public static HttpProblem comeBackLater() {
        return builder(
                        503,
                        "temporarily-unavailable",
                        "Nothing was read, and it is not certain that anything was done. Send the same request again.")
                .withHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS)
                .build();
    }

    /** 401: no token, or none that can be trusted. */
    static HttpProblem unauthenticated() {
        return builder(401, "unauthenticated", detail(401))
                .withHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer")
                .build();
    }

    /** A refusal that the framework makes. */
    static HttpProblem ofFramework(int status) {
        return of(status, code(status), detail(status));
    }

    private static HttpProblem.Builder builder(int status, String code, String detail) {
        return HttpProblem.builder()
                .withStatus(status)
                .withTitle(title(status))
                .withDetail(detail)
                .with("code", code);
    }

    /** JAX-RS has no name for 422. */
    static String title(int status) {
        Response.Status known = Response.Status.fromStatusCode(status);
        return known == null ? "Unprocessable Content" : known.getReasonPhrase();
    }

    static String code(int status) {
        return switch (status) {
            case 400 -> "malformed-request";
            case 401 -> "unauthenticated";
            case 403 -> "forbidden";
            case 404 -> "not-found";
            case 405 -> "method-not-allowed";
            case 406 -> "not-acceptable";
            case 413 -> "too-large";
            case 415 -> "unsupported-media-type";
            default -> status < 500 ? "request-failed" : "internal-error";
        };
    }

    static String detail(int status) {
        return switch (status) {
            case 400 -> "The request can't be read.";
            case 401 -> "Send a valid bearer token of the practice's identity provider.";
            case 403 -> "Your roles don't allow this.";
            case 404 -> "There is nothing here.";
            case 405 -> "This can't be done here.";
            case 406 -> "There is no form of this that you accept.";
            case 413 -> "The body is larger than this service takes.";
            case 415 -> "Send one Content-Type, and one that this operation takes.";
            default -> status < 500 ? "The request can't be answered." : "This should not have happened.";
        };
    }
}
