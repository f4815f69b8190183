package org.lumbar.session.session;

import java.util.UUID;
import org.lumbar.session.plan.Technique;
import org.lumbar.session.store.PackedReader;
import org.lumbar.session.store.PackedWriter;

/**
 * A step that was done although its technique was locked then.
 *
 * @param lockId id of the stopped event that made the lock; the oldest that held
 */
record LockedWork(String stepKey, Technique technique, UUID lockId) {
    private static final Technique[] TECHNIQUES = Technique.values();

    void pack(PackedWriter out) {
        out.text(stepKey).word(technique).uuid(lockId);
    }

    static LockedWork unpack(PackedReader in) {
        return new LockedWork(in.text(), in.word(TECHNIQUES), in.uuid());
    }
}
