package org.lumbar.session.day;

import java.time.LocalDate;
import java.util.Collection;
import org.lumbar.session.outbox.OffsetSpan;
import org.lumbar.session.pain.Rating;
import org.lumbar.session.store.Form;
import org.lumbar.session.store.PackedReader;
import org.lumbar.session.store.PackedWriter;

/** One local day of a client on which something happened: its sums, and what it hands on. */
public final class ClientDay {
    /** Form of the packed bytes. Form 1 knows of work only what strained. */
    private static final Form FORM = new Form("client day", 2, 2);

    private final LocalDate day;
    private final DaySums sums;
    private Carry after;
    private long revision;
    private long changedAt;
    private boolean changed;
    private boolean named;

    private ClientDay(LocalDate day, DaySums sums, Carry after, long revision, long changedAt) {
        this.day = day;
        this.sums = sums;
        this.after = after;
        this.revision = revision;
        this.changedAt = changedAt;
    }

    /** A day on which nothing was known to have happened; its first revision is 1. */
    public static ClientDay first(LocalDate day) {
        ClientDay fresh = new ClientDay(day, new DaySums(), Carry.NOTHING, 0, OffsetSpan.NEVER);
        fresh.changed = true;
        return fresh;
    }

    /** The day as it was stored. */
    public static ClientDay unpack(LocalDate day, long revision, long changedAt, byte[] state) {
        PackedReader in = new PackedReader(state);
        int form = FORM.read(in);
        return new ClientDay(day, DaySums.unpack(in, form), Carry.unpack(in, form), revision, changedAt);
    }

    public byte[] pack() {
        PackedWriter out = new PackedWriter().number(FORM.written());
        sums.pack(out);
        after.pack(out);
        return out.toBytes();
    }

    public LocalDate day() {
        return day;
    }

    public long revision() {
        return revision;
    }

    /** Offset of the newest event of the batch that changed it last; {@link OffsetSpan#NEVER} if none did. */
    public long changedAt() {
        return changedAt;
    }

    /** Ratings that were given outside of a session. */
    public Collection<Rating> ratings() {
        return sums.ratings();
    }

    void put(Share share) {
        changed |= sums.put(share);
    }

    void add(Rating rating) {
        changed |= sums.add(rating.answered(rating.rule()));
    }

    /** An event of the batch happened on this day: its snapshot is sent, also if nothing changed. */
    public void mark() {
        named = true;
    }

    public boolean isNamed() {
        return named;
    }

    public boolean isChanged() {
        return changed;
    }

    /** Marks the change as that work's, under the next revision. */
    public void advance(OffsetSpan work) {
        revision++;
        changedAt = work.changes(changedAt);
    }

    DaySums sums() {
        return sums;
    }

    Carry after() {
        return after;
    }

    /**
     * Works out what this day hands on.
     *
     * @param before what it inherits
     * @param moved whether that is something else than it was before the batch
     * @return true if the days after this one may inherit something else than they did
     */
    boolean follow(Carry before, boolean moved, Clearances clearances) {
        Carry now = NextDay.after(day, before, sums, clearances);
        // So far the later days inherited from this day, or past it if it is new.
        boolean movesOn = revision == 0 ? moved || !now.equals(before) : !now.equals(after);
        changed |= !now.equals(after);
        after = now;
        return movesOn;
    }
}
