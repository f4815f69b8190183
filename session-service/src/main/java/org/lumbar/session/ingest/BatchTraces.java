package org.lumbar.session.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;
import org.lumbar.session.trace.TraceHeader;

/**
 * The sampled traces that records of a batch belong to, with a span of this batch in each. A batch without any costs a look
 * at each record's headers, and makes nothing.
 */
final class BatchTraces {
    static final BatchTraces NONE = new BatchTraces(Map.of(), Map.of());

    /** By what came in: the events of an upload share it. */
    private final Map<SpanContext, Context> spans;

    /** By client: what goes on with their snapshots. */
    private final Map<String, Context> onward;

    private BatchTraces(Map<SpanContext, Context> spans, Map<String, Context> onward) {
        this.spans = spans;
        this.onward = onward;
    }

    static BatchTraces begin(Tracer tracer, List<ConsumerRecord<byte[], byte[]>> records) {
        BatchTraces traces = NONE;
        for (ConsumerRecord<byte[], byte[]> record : records) {
            if (TraceHeader.isSampled(record.headers())) {
                traces = traces == NONE ? new BatchTraces(new HashMap<>(), new HashMap<>()) : traces;
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
        Context here = spans.computeIfAbsent(
                sent,
                any -> sender.with(tracer.spanBuilder("ingest")
                        .setParent(sender)
                        .setSpanKind(SpanKind.CONSUMER)
                        .setAttribute("messaging.system", "kafka")
                        .setAttribute("messaging.destination.name", record.topic())
                        .startSpan()));
        if (record.key() != null) {
            onward.put(new String(record.key(), UTF_8), here);
        }
    }

    /** Adds to the headers of a client's snapshot which trace it follows from, if it follows from one. */
    void write(UUID clientId, Headers headers) {
        Context here = onward.isEmpty() ? null : onward.get(clientId.toString());
        if (here != null) {
            TraceHeader.write(here, headers);
        }
    }

    /** The batch is published, or was given up. */
    void end() {
        spans.values().forEach(here -> Span.fromContext(here).end());
    }
}
