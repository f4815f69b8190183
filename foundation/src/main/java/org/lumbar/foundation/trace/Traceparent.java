package org.lumbar.foundation.trace;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The place of a span in its trace, as the value of W3C's header {@code traceparent}: for what is stored and goes on later. */
public final class Traceparent {
    private static final String VERSION = "00";

    private static final TextMapGetter<String> READER = new TextMapGetter<>() {
        @Override
        public Iterable<String> keys(String text) {
            return List.of("traceparent");
        }

        @Override
        public @Nullable String get(@Nullable String text, String name) {
            return name.equals("traceparent") ? text : null;
        }
    };

    private Traceparent() {}

    public static String of(SpanContext span) {
        return String.join(
                "-",
                VERSION,
                span.getTraceId(),
                span.getSpanId(),
                span.getTraceFlags().asHex());
    }

    /** The span that is under way. Null, and nothing is made, unless somebody samples the trace. */
    public static @Nullable String current() {
        SpanContext here = Span.current().getSpanContext();
        return here.isSampled() ? of(here) : null;
    }

    /** What the text says; the root if it can't be read. */
    public static Context read(String text) {
        return W3CTraceContextPropagator.getInstance().extract(Context.root(), text, READER);
    }
}
