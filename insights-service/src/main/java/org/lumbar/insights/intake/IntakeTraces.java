package org.lumbar.insights.intake;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.lumbar.insights.trace.Traceparent;

/**
 * The sampled traces that records of a batch belong to, with a span of this batch in each. A batch without any costs a look
 * at each record's headers, and makes nothing.
 */
final class IntakeTraces {
    private static final IntakeTraces NONE = new IntakeTraces(Map.of(), Map.of());

    /** By what came in. */
    private final Map<SpanContext, Span> spans;

    /** By client: what goes on to open pages. */
    private final Map<String, String> onward;

    private IntakeTraces(Map<SpanContext, Span> spans, Map<String, String> onward) {
        this.spans = spans;
        this.onward = onward;
    }

    static IntakeTraces begin(Tracer tracer, ConsumerRecords<byte[], byte[]> batch) {
        IntakeTraces traces = NONE;
        for (ConsumerRecord<byte[], byte[]> record : batch) {
            if (TraceHeader.isSampled(record.headers())) {
                traces = traces == NONE ? new IntakeTraces(new HashMap<>(), new HashMap<>()) : traces;
                traces.add(tracer, record);
            }
        }
        return traces;
    }

    private void add(Tracer tracer, ConsumerRecord<byte[], byte[]> record) {
        Context sender = TraceHeader.read(record.headers());
        SpanContext sent = Span.fromContext(sender).getSpanContext();
        if (!sent.isValid()) {
            return;
        }
        Span here = spans.computeIfAbsent(
                sent,
                any -> tracer.spanBuilder("intake")
                        .setParent(sender)
                        .setSpanKind(SpanKind.CONSUMER)
                        .setAttribute("messaging.system", "kafka")
                        .setAttribute("messaging.destination.name", record.topic())
                        .startSpan());
        if (record.key() != null) {
            String client = new String(record.key(), StandardCharsets.UTF_8).split(":", 2)[0];
            onward.put(client, Traceparent.of(here.getSpanContext()));
        }
    }

    /** By client id, which trace the news of a client belongs to: of several the last. */
    Map<String, String> onward() {
        return onward;
    }

    /** The batch is stored, or was given up. */
    void end() {
        spans.values().forEach(Span::end);
    }
}
