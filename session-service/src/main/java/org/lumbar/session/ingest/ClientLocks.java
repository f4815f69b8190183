package org.lumbar.session.ingest;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.TreeSet;
import java.util.UUID;
import org.apache.kafka.common.utils.Utils;
import org.jspecify.annotations.Nullable;

/**
 * Keeps two transactions off one client. Kafka already gives a client's records to one consumer at a time; after a
 * rebalance, or for a record in a wrong partition, two may hold the same client for a moment, and each would write over
 * what the other folded.
 */
final class ClientLocks {
    /** The partitions of every topic, by contract: with as many locks, batches of other partitions never wait. */
    private static final int BUCKETS = 12;

    /** Says whose locks they are, among all of this database. */
    private static final int NAMESPACE = 0x10BA;

    private ClientLocks() {}

    /** Takes the locks of these clients until the transaction ends; always in one order, so that nobody waits in a ring. */
    static void take(Connection connection, Collection<UUID> clients) throws SQLException {
        Collection<Integer> buckets = new TreeSet<>();
        clients.forEach(client -> buckets.add(partition(client.toString(), BUCKETS)));
        @Nullable Object[] numbers = buckets.toArray();
        try (PreparedStatement statement = connection.prepareStatement(
                "SELECT count(pg_advisory_xact_lock(?, bucket)) FROM unnest(?::int[]) AS bucket")) {
            statement.setInt(1, NAMESPACE);
            statement.setArray(2, connection.createArrayOf("int4", numbers));
            statement.executeQuery().close();
        }
    }

    /** Kafka's own partition of a client: murmur2 of the id in lower case. */
    static int partition(String client, int partitions) {
        return Utils.toPositive(Utils.murmur2(client.getBytes(US_ASCII))) % partitions;
    }
}
