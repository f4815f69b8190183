package org.lumbar.session.day;

import java.time.LocalDate;
import java.util.List;
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
 * @param work what the client is asked about on the next day
 */
public record Share(UUID sessionId, long ballSeconds, MassageWork work, List<Lock> locks) {
    private static final Technique[] TECHNIQUES = Technique.values();
    private static final Rule[] RULES = Rule.values();

    void pack(PackedWriter out) {
        work.pack(out.uuid(sessionId).number(ballSeconds));
        out.list(locks, Share::packLock);
    }

    static Share unpack(PackedReader in, int form) {
        return new Share(in.uuid(), in.number(), MassageWork.unpack(in, form), in.list(Share::unpackLock));
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
