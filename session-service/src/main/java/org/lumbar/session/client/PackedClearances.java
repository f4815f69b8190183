package org.lumbar.session.client;

import java.util.List;
import org.lumbar.session.plan.Technique;
import org.lumbar.session.store.Form;
import org.lumbar.session.store.PackedReader;
import org.lumbar.session.store.PackedWriter;

/**
 * The stored form of a client's clearances. Form 1 is a bare list, which begins with its length and names no form; those after it begin
 * with the number of the form, negative. Form 2 is the same list behind its number: this release reads it, the next one may write it.
 */
final class PackedClearances {
    private static final Technique[] TECHNIQUES = Technique.values();
    private static final Form FORM = new Form("clearances", 1, 2);

    private PackedClearances() {}

    static byte[] pack(List<Client.Clearance> clearances) {
        return new PackedWriter()
                .list(
                        clearances,
                        (out, each) ->
                                out.uuid(each.lockId()).word(each.technique()).instant(each.clearedAt()))
                .toBytes();
    }

    /** @throws org.lumbar.foundation.failure.StoredFormUnknown if a newer release has written them */
    static List<Client.Clearance> unpack(byte[] stored) {
        PackedReader in = new PackedReader(stored);
        int first = new PackedReader(stored).integer();
        if (first < 0) {
            FORM.checked(-in.integer());
        }
        return in.list(each -> new Client.Clearance(each.uuid(), each.word(TECHNIQUES), each.instant()));
    }
}
