package org.lumbar.insights.intake;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;

/**
 * The sampled traces that records of a batch belong to, with a span of this batch in each. A batch without any costs a look
 * at each record's headers, and makes nothing.
 */
final class IntakeTraces {
    private static final IntakeTraces NONE = new IntakeTraces(Map.of());

    private final Map<SpanContext, Span> spans;

    private IntakeTraces(Map<SpanContext, Span> spans) {
        this.spans = spans;
    }

    static IntakeTraces begin(Tracer tracer, ConsumerRecords<?, ?> batch) {
        IntakeTraces traces = NONE;
        for (ConsumerRecord<?, ?> record : batch) {
            if (TraceHeader.isSampled(record.headers())) {
                traces = traces == NONE ? new IntakeTraces(new HashMap<>()) : traces;
                traces.add(tracer, record);
            }
        }
        return traces;
    }

    private void add(Tracer tracer, ConsumerRecord<?, ?> record) {
        Context sender = TraceHeader.read(record.headers());
        SpanContext sent = Span.fromContext(sender).getSpanContext();
        if (sent.isValid()) {
            spans.computeIfAbsent(
                    sent,
                    any -> tracer.spanBuilder("intake")
                            .setParent(sender)
                            .setSpanKind(SpanKind.CONSUMER)
                            .setAttribute("messaging.system", "kafka")
                            .setAttribute("messaging.destination.name", record.topic())
                            .startSpan());
        }
    }

    /** The batch is stored, or was given up. */
    void end() {
        spans.values().forEach(Span::end);
    }
}
