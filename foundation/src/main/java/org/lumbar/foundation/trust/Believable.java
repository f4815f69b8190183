package org.lumbar.foundation.trust;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Whether what a snapshot claims can be true. The broker's access lists say who may write to a topic; these questions bound what one
 * who gets there can do. What is not believed is the record's fault, is set apart and changes nothing: {@code key-mismatch}, or
 * {@code invalid-field} with the place of what was asked about.
 *
 * <p>What can't be told from the truth is believed: the first snapshot of a key, and another state of the same owner. Tombstones have
 * {@link TombstoneTrust}.
 */
public final class Believable {
    /** How far ahead a publisher's clock may be when it raises its base of revisions. */
    static final Duration AHEAD = Duration.ofDays(1);

    private Believable() {}

    /**
     * True if the record's key names what its value is about: its parts in lower case, with colons between. With another key a
     * record lies in another client's partition, and compaction keeps it in place of theirs.
     *
     * @param parts of the key as the value tells them: ids, local days
     */
    public static boolean key(byte @Nullable [] key, Object... parts) {
        String named = Stream.of(parts).map(Object::toString).collect(Collectors.joining(":"));
        return Arrays.equals(key, named.getBytes(UTF_8));
    }

    /**
     * True if a publisher can have come that far. A revision is a count of changes, on top of a base that is 0 or the time, in
     * microseconds since 1970, at which a database was restored: so it is at most that many microseconds, and a day. A higher one
     * would make all that follow count as old, for ever. One below it is undone by {@code restored} in the publishing service, which
     * raises the base to the time at which it runs, at the latest a day after the forgery.
     *
     * @param revision of the snapshot
     * @param now by this service's clock
     */
    public static boolean revision(long revision, Instant now) {
        return revision >= 1 && revision <= ChronoUnit.MICROS.between(Instant.EPOCH, now.plus(AHEAD));
    }

    /**
     * True if something still belongs to whom it did: nothing moves from one practice, or one client, to another.
     *
     * @param known the owner as stored; null if there is none yet, and then any is believed
     * @param said the owner as the record tells it
     */
    public static boolean owner(@Nullable UUID known, UUID said) {
        return known == null || known.equals(said);
    }
}
