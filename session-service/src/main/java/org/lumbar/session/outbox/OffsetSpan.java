package org.lumbar.session.outbox;

/**
 * The offsets of one client's events in one piece of work, and what they say about rows that a crash may have left stored and
 * unpublished.
 *
 * <p>PostgreSQL commits first, then Kafka takes what is to be published together with the offsets. Cut off in between, the work is
 * repeated from the same first offset, or an earlier one, with different events perhaps at its end. So each row keeps
 * {@code changed_at}, the last offset of the work that changed it last, and is published again by work that begins at or before it.
 * All events of a client lie in one partition: their offsets compare.
 *
 * <p>What holds, for rows of one client:
 * <ol>
 *   <li>what a span has changed may be unpublished, to that span and to each that begins no later;
 *   <li>what a span has changed is published, to each span that begins after its end: its offsets were committed;
 *   <li>{@code changed_at} never falls;
 *   <li>work without events leaves {@code changed_at} as it is. It is repeated as long as its revision does not count as published,
 *       see {@link PublishedRevision};
 *   <li>more is published than needed, never less.
 * </ol>
 */
public final class OffsetSpan {
    /** {@code changed_at} of a row that no event has changed: below every offset. */
    public static final long NEVER = -1;

    /** Work that no event has caused: it tells what it changes, and takes the rest for published. */
    public static final OffsetSpan WITHOUT_EVENTS = new OffsetSpan(Long.MAX_VALUE, NEVER);

    /** Work that no event has caused, and that takes every row for unpublished. */
    public static final OffsetSpan OVER_EVERYTHING = new OffsetSpan(NEVER, NEVER);

    private final long first;
    private final long last;

    private OffsetSpan(long first, long last) {
        this.first = first;
        this.last = last;
    }

    /**
     * This span with one more event.
     *
     * @param offset 0 and up
     */
    public OffsetSpan with(long offset) {
        if (offset < 0) {
            throw new IllegalArgumentException("An offset is not negative: " + offset);
        }
        return new OffsetSpan(Math.min(first, offset), Math.max(last, offset));
    }

    /**
     * True if a crash may have kept a row from being published, as far as can be known from this work.
     *
     * @param changedAt of the row as it was stored
     */
    public boolean mayHaveLeftUnpublished(long changedAt) {
        return changedAt >= first;
    }

    /**
     * What a row that this work changes keeps.
     *
     * @param changedAt of the row as it was stored
     */
    public long changes(long changedAt) {
        return Math.max(changedAt, last);
    }
}
