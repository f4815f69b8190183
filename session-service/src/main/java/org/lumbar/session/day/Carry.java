package org.lumbar.session.day;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lumbar.session.plan.Technique;
import org.lumbar.session.store.PackedReader;
import org.lumbar.session.store.PackedWriter;

/** What a local day hands on to the next one, and what its snapshot shows. */
record Carry(@Nullable Question question, List<Rest> resting, List<Lock> locked) {
    static final Carry NOTHING = new Carry(null, List.of(), List.of());

    private static final Technique[] TECHNIQUES = Technique.values();

    void pack(PackedWriter out) {
        out.flag(question != null);
        if (question != null) {
            question.work()
                    .pack(out.number(question.aboutDay().toEpochDay())
                            .number(question.dueFrom().toEpochDay()));
        }
        out.list(
                        resting,
                        (writer, rest) -> writer.word(rest.technique())
                                .uuid(rest.eventId())
                                .number(rest.since().toEpochDay()))
                .list(locked, Share::packLock);
    }

    static Carry unpack(PackedReader in, int form) {
        Question question = in.flag()
                ? new Question(
                        LocalDate.ofEpochDay(in.number()),
                        LocalDate.ofEpochDay(in.number()),
                        MassageWork.unpack(in, form))
                : null;
        List<Rest> resting = in.list(
                reader -> new Rest(reader.word(TECHNIQUES), reader.uuid(), LocalDate.ofEpochDay(reader.number())));
        return new Carry(question, resting, in.list(Share::unpackLock));
    }
}
