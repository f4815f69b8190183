package org.lumbar.backbone.fuzz;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntFunction;
import org.lumbar.backbone.RawHttp;

/** A running service: where it is, who asks, and what a test knows of it that its API document does not say. */
public final class FuzzTarget {
    final URI service;
    final String document;
    final List<String> tokens;
    final Map<String, List<String>> known = new TreeMap<>();
    final Map<String, List<byte[]>> bodies = new TreeMap<>();
    private final IntFunction<RawHttp.Request> good;
    private Set<String> outages = Set.of();

    /**
     * @param service where it listens, such as {@code http://localhost:8081}
     * @param document its {@code /q/openapi?format=json}
     * @param tokens of callers with all kinds of rights
     * @param good makes a request that has to succeed, of which the test counts at the end what became
     */
    public FuzzTarget(URI service, String document, List<String> tokens, IntFunction<RawHttp.Request> good) {
        this.service = service;
        this.document = document;
        this.tokens = tokens;
        this.good = good;
    }

    /** Values that exist, of members and parameters of that name. */
    public FuzzTarget known(String name, List<String> values) {
        known.put(name, values);
        return this;
    }

    /** A body that an operation takes, such as of {@code POST /v1/clients}, as JSON. */
    public FuzzTarget body(String operation, byte[] body) {
        bodies.computeIfAbsent(operation, same -> new ArrayList<>()).add(body);
        return this;
    }

    /** Codes of 503 that say nothing of an outage of this service, only that news are on their way to it. */
    public FuzzTarget mayWaitFor(String... codes) {
        outages = Set.of(codes);
        return this;
    }

    RawHttp.Request good(int number) {
        return good.apply(number);
    }

    boolean mayAnswer(int status, String code) {
        return status < 500 || status == 503 && outages.contains(code);
    }
}
