package org.lumbar.session.ingest;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.lumbar.session.client.Clients;
import org.lumbar.session.event.Code;
import org.lumbar.session.event.EventRejected;
import org.lumbar.session.fold.Events;
import org.lumbar.session.fold.Incoming;

/** Judges a record as the ingest would now: by this version's reader, and by what is stored. Changes nothing. */
@ApplicationScoped
public class Recheck {
    private final Clients clients;
    private final Events events;
    private final AgroalDataSource database;
    private final RecordReader reader = new RecordReader();

    public Recheck(Clients clients, Events events, AgroalDataSource database) {
        this.clients = clients;
        this.events = events;
        this.database = database;
    }

    /** Why it would be set aside again; null if nothing speaks against it. For one thread. */
    public @Nullable Code objection(ConsumerRecord<byte[], byte[]> record) throws SQLException {
        try {
            return objection(reader.read(record));
        } catch (EventRejected e) {
            return e.code();
        }
    }

    private @Nullable Code objection(Incoming incoming) throws SQLException {
        try (Connection connection = database.getConnection()) {
            Clients.Known known =
                    clients.known(connection, List.of(incoming.key().clientId()));
            if (!known.erased().isEmpty()) {
                return Code.CLIENT_ERASED;
            }
            Map<Incoming.Key, Long> stored = events.hashes(connection, List.of(incoming.key()));
            Long hash = stored.get(incoming.key());
            if (hash == null && !known.withdrawn().isEmpty()) {
                return Code.CONSENT_WITHDRAWN;
            }
            return hash != null && hash != incoming.hash() ? Code.ID_CONFLICT : null;
        }
    }
}
