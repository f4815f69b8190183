package org.lumbar.foundation.intake;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/** The header {@code traceparent} of a record. Baggage is neither read nor written: anything could be in it. */
public final class TraceHeader {
    private static final String NAME = "traceparent";
    private static final W3CTraceContextPropagator W3C = W3CTraceContextPropagator.getInstance();
    private static final int LENGTH = 55;
    private static final int HEX = 16;

    private static final TextMapGetter<Headers> READER = new TextMapGetter<>() {
        @Override
        public Iterable<String> keys(Headers headers) {
            return List.of(NAME);
        }

        @Override
        public @Nullable String get(@Nullable Headers headers, String name) {
            Header header = headers == null ? null : headers.lastHeader(name);
            return header == null || header.value() == null
                    ? null
                    : new String(header.value(), StandardCharsets.US_ASCII);
        }
    };

    private TraceHeader() {}

    /** Looks at one byte, and makes nothing. */
    public static boolean isSampled(Headers headers) {
        Header header = headers.lastHeader(NAME);
        byte[] value = header == null ? null : header.value();
        return value != null && value.length >= LENGTH && (Character.digit(value[LENGTH - 1], HEX) & 1) == 1;
    }

    /** What the headers say; the root if they can't be read. */
    public static Context read(Headers headers) {
        return W3C.extract(Context.root(), headers, READER);
    }

    /** Says in the headers what the context's span is, if it is sampled. */
    public static void write(Context context, Headers headers) {
        if (Span.fromContext(context).getSpanContext().isSampled()) {
            W3C.inject(context, headers, (into, name, value) -> {
                if (into != null) {
                    into.add(name, value.getBytes(StandardCharsets.US_ASCII));
                }
            });
        }
    }
}
