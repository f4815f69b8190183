package org.lumbar.foundation.intake;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;

/**
 * The sampled traces that records of a batch belong to, with a span of this batch in each. A batch without any costs a look
 * at each record's headers, and makes nothing.
 */
public final class BatchTraces {
    /** Of no batch: nothing follows from anything. */
    public static final BatchTraces NONE = new BatchTraces(Map.of(), Map.of());

    private final Map<SpanContext, Span> bySender;
    private final Map<String, SpanContext> byOwner;

    private BatchTraces(Map<SpanContext, Span> bySender, Map<String, SpanContext> byOwner) {
        this.bySender = bySender;
        this.byOwner = byOwner;
    }

    /** @param name of the batch's span in each trace */
    public static BatchTraces begin(Tracer tracer, String name, Iterable<ConsumerRecord<byte[], byte[]>> batch) {
        BatchTraces traces = NONE;
        for (ConsumerRecord<byte[], byte[]> record : batch) {
            if (TraceHeader.isSampled(record.headers())) {
                traces = traces == NONE ? new BatchTraces(new HashMap<>(), new HashMap<>()) : traces;
                traces.add(tracer, name, record);
            }
        }
        return traces;
    }

    private void add(Tracer tracer, String name, ConsumerRecord<byte[], byte[]> record) {
        Context sender = TraceHeader.read(record.headers());
        SpanContext sent = Span.fromContext(sender).getSpanContext();
        if (!sent.isValid()) {
            return;
        }
        Span here = bySender.computeIfAbsent(
                sent,
                any -> tracer.spanBuilder(name)
                        .setParent(sender)
                        .setSpanKind(SpanKind.CONSUMER)
                        .setAttribute("messaging.system", "kafka")
                        .setAttribute("messaging.destination.name", record.topic())
                        .startSpan());
        if (record.key() != null) {
            byOwner.put(new String(record.key(), StandardCharsets.UTF_8).split(":", 2)[0], here.getSpanContext());
        }
    }

    /** Which span news about somebody belongs to, by what keys say before their first colon: of several the last. */
    public Map<String, SpanContext> byOwner() {
        return byOwner;
    }

    /** Says in the headers of news about somebody which span it follows from, if it follows from one. */
    public void write(String owner, Headers headers) {
        SpanContext here = byOwner.isEmpty() ? null : byOwner.get(owner);
        if (here != null) {
            TraceHeader.write(Context.root().with(Span.wrap(here)), headers);
        }
    }

    /** The batch is done, or was given up. */
    public void end() {
        bySender.values().forEach(Span::end);
    }
}
