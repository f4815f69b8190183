package org.lumbar.bench.guide;

import io.smallrye.reactive.messaging.kafka.Record;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Emitter;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/**
 * Takes one event after the other: looks for it, persists it, publishes it. Nothing else; a crash between the two may publish what was
 * not stored, as in the guides.
 */
@ApplicationScoped
public class SessionEventConsumer {
    private final Emitter<Record<String, Stored>> stored;

    SessionEventConsumer(@Channel("stored-events") Emitter<Record<String, Stored>> stored) {
        this.stored = stored;
    }

    @Incoming("session-events")
    @Transactional
    public void consume(SessionEvent event) {
        if (StoredEvent.isKnown(event.subject(), event.id())) {
            return;
        }
        StoredEvent row = new StoredEvent();
        row.clientId = event.subject();
        row.eventId = event.id();
        row.kind = event.type();
        row.occurredAt = event.time().toInstant();
        row.zone = event.timezone();
        row.data = event.data();
        row.persist();
        stored.send(Record.of(
                row.clientId.toString(), new Stored(row.clientId, row.eventId, row.kind, row.occurredAt, row.data)));
    }
}
