package org.lumbar.backbone;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/** Headers that a producer may send and that no reader of ours asked for: whoever interprets them must not fall over them. */
public final class OddHeaders {
    private static final String STRUCTURED = "application/cloudevents+json";

    private OddHeaders() {}

    /** Each by a name that says what is odd; headers of CloudEvents, of traces and of the client library itself. */
    public static Map<String, Headers> all() {
        Map<String, Headers> all = new LinkedHashMap<>();
        for (String name : new String[] {
            "ce_id",
            "ce_type",
            "ce_source",
            "ce_specversion",
            "ce_time",
            "ce_subject",
            "content-type",
            "traceparent",
            ""
        }) {
            all.put(name + " without a value", headers(name, null));
        }
        for (String name : new String[] {"ce_id", "ce_type", "ce_source", "ce_specversion", "content-type"}) {
            all.put("an event whose " + name + " has no value", event(name, null));
            all.put("an event whose " + name + " is empty", event(name, ""));
        }
        all.put("an event of yesterday", event("ce_time", "yesterday"));
        all.put("an event from nowhere", event("ce_source", "::not a uri::%%"));
        all.put("an event of another schema", event("ce_dataschema", "::not a uri::%%"));
        all.put("an event of another version", event("ce_specversion", "99"));
        all.put("a content type that is none", headers("content-type", "\u0000;;=/"));
        all.put("structured, though the bytes are no such thing", headers("content-type", STRUCTURED));
        Headers twice = event("ce_id", "1");
        twice.add("ce_id", null);
        all.put("the same header twice", twice);
        all.put("a traceparent that is cut off", headers("traceparent", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f0"));
        all.put("a traceparent of other letters", headers("traceparent", "ß".repeat(40)));
        all.put("a generation that is no number", headers("__smallrye_generationId", "x"));
        all.put("a generation without a value", headers("__smallrye_generationId", null));
        return all;
    }

    private static Headers headers(String name, @Nullable String value) {
        return new RecordHeaders().add(name, bytes(value));
    }

    private static Headers event(String name, @Nullable String value) {
        Headers headers = new RecordHeaders()
                .add("ce_id", bytes("1"))
                .add("ce_type", bytes("t"))
                .add("ce_source", bytes("urn:x"))
                .add("ce_specversion", bytes("1.0"));
        headers.remove(name);
        return headers.add(name, bytes(value));
    }

    private static byte @Nullable [] bytes(@Nullable String text) {
        return text == null ? null : text.getBytes(StandardCharsets.UTF_8);
    }
}
