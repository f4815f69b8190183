package org.lumbar.routine.trace;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import org.jspecify.annotations.Nullable;

/** The span that is under way, as the value of W3C's header {@code traceparent}. */
public final class Traceparent {
    private static final String VERSION = "00";

    private Traceparent() {}

    /** Null, and nothing is made, unless somebody samples the trace. */
    public static @Nullable String current() {
        SpanContext here = Span.current().getSpanContext();
        return here.isSampled()
                ? String.join(
                        "-",
                        VERSION,
                        here.getTraceId(),
                        here.getSpanId(),
                        here.getTraceFlags().asHex())
                : null;
    }
}
