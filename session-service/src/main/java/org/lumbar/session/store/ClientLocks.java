package org.lumbar.session.store;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.common.utils.Utils;
import org.jspecify.annotations.Nullable;

/**
 * Keeps two transactions off one client. Kafka already gives a client's records to one consumer at a time; after a
 * rebalance, or for a record in a wrong partition, two may hold the same client for a moment, and each would write over
 * what the other folded.
 */
public final class ClientLocks {
    /** The partitions of every topic, by contract: with as many locks, batches of other partitions never meet. */
    private static final int BUCKETS = 12;

    /** Says whose locks they are, among all of this database. */
    private static final int NAMESPACE = 0x10BA;

    private ClientLocks() {}

    /**
     * Takes the locks of these clients until the transaction ends. It waits for nobody: who holds a lock may have vanished,
     * and the partitions of other clients are not to stand still for it.
     *
     * @throws Locked if some are held; the transaction is to be rolled back, for it has the others
     */
    public static void take(Connection connection, Collection<UUID> clients) throws SQLException, Locked {
        Set<Integer> buckets = new HashSet<>();
        clients.forEach(client -> buckets.add(bucket(client)));
        @Nullable Object[] numbers = buckets.toArray();
        try (PreparedStatement statement = connection.prepareStatement(
                "SELECT bucket FROM unnest(?::int[]) AS bucket WHERE NOT pg_try_advisory_xact_lock(?, bucket)")) {
            statement.setArray(1, connection.createArrayOf("int4", numbers));
            statement.setInt(2, NAMESPACE);
            Set<Integer> held = new HashSet<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    held.add(rows.getInt(1));
                }
            }
            if (!held.isEmpty()) {
                throw new Locked(held);
            }
        }
    }

    /** Which lock is the client's. */
    static int bucket(UUID client) {
        return partition(client.toString(), BUCKETS);
    }

    /** Kafka's own partition of a client: murmur2 of the id in lower case. */
    public static int partition(String client, int partitions) {
        return Utils.toPositive(Utils.murmur2(client.getBytes(US_ASCII))) % partitions;
    }
}
