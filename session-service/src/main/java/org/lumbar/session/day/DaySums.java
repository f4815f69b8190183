package org.lumbar.session.day;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.lumbar.session.event.EventIds;
import org.lumbar.session.pain.Rating;
import org.lumbar.session.store.PackedReader;
import org.lumbar.session.store.PackedWriter;

/** What happened on one local day of a client: the shares of its sessions, and the ratings given outside of sessions. */
final class DaySums {
    private final Map<UUID, Share> shares = new TreeMap<>(EventIds.ORDER);
    private final Map<UUID, Rating> ratings = new TreeMap<>(EventIds.ORDER);

    /** Sessions of one day, and ratings outside of them, by the contract. */
    static final int MOST_SESSIONS = 50;

    static final int MOST_RATINGS = 500;

    /** True if the session is one more than the day may have. */
    boolean hasNoRoomFor(UUID sessionId) {
        return shares.size() >= MOST_SESSIONS && !shares.containsKey(sessionId);
    }

    /** True if the rating is one more than the day may have. */
    boolean hasNoRoomFor(Rating rating) {
        return ratings.size() >= MOST_RATINGS && !ratings.containsKey(rating.id());
    }

    /** Returns true if that changed anything. A share that is empty is kept: its session counts, and may fill it later. */
    boolean put(Share share) {
        return !share.equals(shares.put(share.sessionId(), share));
    }

    /** Returns true if the rating is new. */
    boolean add(Rating rating) {
        return ratings.putIfAbsent(rating.id(), rating) == null;
    }

    /** Sessions that did something on the day, whether it counts or not. */
    Set<UUID> sessionIds() {
        return shares.keySet();
    }

    Collection<Rating> ratings() {
        return ratings.values();
    }

    /** Seconds of ball and roller work, over all sessions, routines and devices. */
    long ballSeconds() {
        return shares.values().stream().mapToLong(Share::ballSeconds).sum();
    }

    /** What the client is asked about on the next day. */
    MassageWork work() {
        MassageWork all = MassageWork.NONE;
        for (Share share : shares.values()) {
            all = all.and(share.work());
        }
        return all;
    }

    List<Lock> locks() {
        List<Lock> all = new ArrayList<>();
        shares.values().forEach(share -> all.addAll(share.locks()));
        return all;
    }

    void pack(PackedWriter out) {
        out.list(shares.values(), (writer, share) -> share.pack(writer))
                .list(ratings.values(), (writer, rating) -> rating.pack(writer));
    }

    static DaySums unpack(PackedReader in, int form) {
        DaySums sums = new DaySums();
        in.list(reader -> Share.unpack(reader, form)).forEach(sums::put);
        in.list(Rating::unpack).forEach(sums::add);
        return sums;
    }
}
