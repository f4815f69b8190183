package org.lumbar.session.day;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.lumbar.session.pain.Rule;
import org.lumbar.session.plan.Technique;
import org.lumbar.session.store.PackedReader;
import org.lumbar.session.store.PackedWriter;

/**
 * What one session brings to one local day. It replaces what the same session brought before, so that it may be worked
 * out again at any time.
 *
 * @param ballSeconds seconds of completed ball and roller work
 * @param checked techniques that the client is asked about on the next day
 */
public record Share(UUID sessionId, long ballSeconds, Set<Technique> checked, List<Lock> locks) {
    private static final Technique[] TECHNIQUES = Technique.values();
    private static final Rule[] RULES = Rule.values();

    boolean isEmpty() {
        return ballSeconds == 0 && checked.isEmpty() && locks.isEmpty();
    }

    void pack(PackedWriter out) {
        out.uuid(sessionId)
                .number(ballSeconds)
                .list(checked, PackedWriter::word)
                .list(locks, (writer, lock) -> packLock(writer, lock));
    }

    static Share unpack(PackedReader in) {
        return new Share(in.uuid(), in.number(), unpackTechniques(in), in.list(Share::unpackLock));
    }

    static Set<Technique> unpackTechniques(PackedReader in) {
        Set<Technique> techniques = EnumSet.noneOf(Technique.class);
        techniques.addAll(in.list(reader -> reader.word(TECHNIQUES)));
        return techniques;
    }

    static void packLock(PackedWriter out, Lock lock) {
        out.word(lock.technique())
                .uuid(lock.lockId())
                .word(lock.rule())
                .number(lock.since().toEpochDay());
    }

    static Lock unpackLock(PackedReader in) {
        return new Lock(in.word(TECHNIQUES), in.uuid(), in.word(RULES), LocalDate.ofEpochDay(in.number()));
    }
}
