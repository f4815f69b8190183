package org.lumbar.insights.intake;

import io.opentelemetry.api.trace.SpanContext;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.lumbar.foundation.intake.BadRecord;
import org.lumbar.foundation.intake.BatchTraces;
import org.lumbar.foundation.intake.IntakeWork;
import org.lumbar.foundation.trace.Traceparent;
import org.lumbar.insights.intake.Reading.Rejected;
import org.lumbar.insights.store.Database;

/** Reads snapshots and has them stored, with what they change. */
@ApplicationScoped
class SnapshotWork implements IntakeWork<Reading> {

    private final RecordReader reader;
    private final Intake intake;
    private final Database database;

    SnapshotWork(RecordReader reader, Intake intake, Database database) {
        this.reader = reader;
        this.intake = intake;
        this.database = database;
    }

    @Override
    public Reading read(ConsumerRecord<byte[], byte[]> record) throws BadRecord {
        Reading reading = reader.read(record);
        if (reading instanceof Rejected fault) {
            throw new BadRecord(fault.code(), fault.pointer());
        }
        return reading;
    }

    @Override
    public void store(List<Reading> read, BatchTraces traces) {
        Map<String, SpanContext> spans = traces.byOwner();
        Map<String, String> traceparents = new HashMap<>();
        spans.forEach((client, span) -> traceparents.put(client, Traceparent.of(span)));
        intake.take(read, traceparents);
    }

    @Override
    public void askDatabase() {
        QuarkusTransaction.requiringNew().run(() -> database.rows("SELECT 1 AS one", row -> row.number("one")));
    }
}
