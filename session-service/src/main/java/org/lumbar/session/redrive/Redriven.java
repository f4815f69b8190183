package org.lumbar.session.redrive;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Remembers which dead letters were sent in again. */
@ApplicationScoped
class Redriven {
    private final AgroalDataSource database;
    private final Clock clock;

    Redriven(AgroalDataSource database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    boolean contains(ConsumerRecord<?, ?> letter) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(
                        "SELECT 1 FROM redriven WHERE topic = ? AND partition = ? AND record_offset = ?")) {
            name(statement, letter);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next();
            }
        }
    }

    void add(ConsumerRecord<?, ?> letter) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement("""
                        INSERT INTO redriven (topic, partition, record_offset, redriven_at) VALUES (?, ?, ?, ?)
                        ON CONFLICT (topic, partition, record_offset) DO UPDATE SET redriven_at = excluded.redriven_at""")) {
            name(statement, letter);
            statement.setTimestamp(4, Timestamp.from(clock.instant()));
            statement.executeUpdate();
        }
    }

    private static void name(PreparedStatement statement, ConsumerRecord<?, ?> letter) throws SQLException {
        statement.setString(1, letter.topic());
        statement.setInt(2, letter.partition());
        statement.setLong(3, letter.offset());
    }
}
