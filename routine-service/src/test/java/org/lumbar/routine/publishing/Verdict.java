package org.lumbar.routine.publishing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * A topic held against what was committed.
 *
 * @param published records of the plans in question
 * @param lost plans whose last record is not their last committed state
 * @param phantoms records of a change or an erasure that was never committed
 * @param reversals records behind one of a higher revision
 * @param resurrected records behind their plan's tombstone
 */
record Verdict(int published, Set<UUID> lost, int phantoms, int reversals, int resurrected) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long ERASED = Long.MAX_VALUE;

    /** @param records of all partitions, each in its order; what a transaction aborted included */
    static Verdict of(List<ConsumerRecord<String, byte[]>> records, Committed committed) {
        Map<UUID, Long> seen = new HashMap<>();
        int published = 0;
        int phantoms = 0;
        int reversals = 0;
        int resurrected = 0;
        for (ConsumerRecord<String, byte[]> record : records) {
            UUID plan = UUID.fromString(record.key().substring(record.key().indexOf(':') + 1));
            if (committed.last().containsKey(plan)) {
                published++;
                long revision = revision(record);
                long before = seen.getOrDefault(plan, 0L);
                phantoms += isPhantom(record, plan, revision, committed) ? 1 : 0;
                resurrected += before == ERASED && revision != ERASED ? 1 : 0;
                reversals += before != ERASED && revision < before ? 1 : 0;
                seen.put(plan, revision);
            }
        }
        Set<UUID> lost = new HashSet<>();
        committed.last().forEach((plan, last) -> {
            long expected = committed.erased().contains(plan) ? ERASED : last;
            if (seen.getOrDefault(plan, 0L) != expected) {
                lost.add(plan);
            }
        });
        return new Verdict(published, lost, phantoms, reversals, resurrected);
    }

    boolean isFlawless() {
        return lost.isEmpty() && phantoms == 0 && reversals == 0 && resurrected == 0;
    }

    private static boolean isPhantom(
            ConsumerRecord<String, byte[]> record, UUID plan, long revision, Committed committed) {
        return record.value() == null
                ? !committed.erased().contains(plan)
                : !committed.changes().contains(Committed.change(plan, revision, mark(record)));
    }

    private static long revision(ConsumerRecord<String, byte[]> record) {
        return record.value() == null ? ERASED : json(record).path("revision").asLong();
    }

    private static String mark(ConsumerRecord<String, byte[]> record) {
        return json(record).path("schedule").path("slots").path(0).asText();
    }

    private static JsonNode json(ConsumerRecord<String, byte[]> record) {
        try {
            return JSON.readTree(record.value());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return published + " published: lost " + lost.size() + ", phantoms " + phantoms + ", reversals " + reversals
                + ", resurrected " + resurrected;
    }
}
