package org.lumbar.routine.publishing;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * The relay that everybody writes first: a cursor over the time of change, no leader and no fence. It works as long as
 * nothing happens at once and nobody dies. The proof has to find it out.
 */
public final class NaiveRelay {
    private static final String NEWS = """
            select client_id, plan_id, revision, changed_at, plan #>> '{schedules,0,schedule,slots,0}'
            from plan where changed_at > (select changed_at from naive_cursor) order by changed_at limit 50
            """;
    private static final String ADVANCE = "update naive_cursor set changed_at = greatest(changed_at, ?)";

    private NaiveRelay() {}

    /** @param args JDBC URL, user, password, Kafka's address, topic */
    public static void main(String[] args) throws SQLException {
        Map<String, Object> kafka = Map.of("bootstrap.servers", args[3]);
        try (Connection connection = DriverManager.getConnection(args[0], args[1], args[2]);
                var producer = new KafkaProducer<>(kafka, new StringSerializer(), new StringSerializer())) {
            while (!Thread.interrupted()) {
                publishNews(connection, producer, args[4]);
            }
        }
    }

    private static void publishNews(Connection connection, KafkaProducer<String, String> producer, String topic)
            throws SQLException {
        Timestamp newest = null;
        try (PreparedStatement news = connection.prepareStatement(NEWS);
                ResultSet row = news.executeQuery()) {
            while (row.next()) {
                String client = row.getString(1);
                String value =
                        "{\"revision\":" + row.getLong(3) + ",\"schedule\":{\"slots\":[\"" + row.getString(5) + "\"]}}";
                int partition = SnapshotWriter.partitionOf(
                        client, producer.partitionsFor(topic).size());
                var unused =
                        producer.send(new ProducerRecord<>(topic, partition, client + ":" + row.getString(2), value));
                newest = row.getTimestamp(4);
            }
        }
        if (newest != null) {
            try (PreparedStatement advance = connection.prepareStatement(ADVANCE)) {
                advance.setTimestamp(1, newest);
                advance.executeUpdate();
            }
        }
    }
}
