package org.lumbar.session.session;

import java.time.Instant;
import java.util.List;
import org.lumbar.session.event.Feeling;
import org.lumbar.session.pain.Rating;
import org.lumbar.session.store.Form;
import org.lumbar.session.store.PackedReader;
import org.lumbar.session.store.PackedWriter;

/** The stored form of a session's facts. */
final class PackedFacts {
    /**
     * Raise it in two releases, and keep reading the ones before. Form 1 knows neither with what and at
     * what time steps were done, nor the moment of a stop, nor what was done while it was locked.
     */
    private static final Form FORM = new Form("session", 2, 2);

    private static final Feeling[] FEELINGS = Feeling.values();

    private PackedFacts() {}

    static byte[] pack(SessionFacts facts) {
        PackedWriter out = new PackedWriter()
                .number(FORM.written())
                .number(facts.eventCount)
                .instant(facts.firstReceivedAt)
                .instant(facts.lastReceivedAt)
                .flag(facts.clockSkew)
                .flag(facts.conflictingStart)
                .flag(facts.screeningNotPassed)
                .flag(facts.start != null);
        if (facts.start != null) {
            facts.start.pack(out);
        }
        out.number(facts.steps.size());
        facts.steps.forEach((key, step) -> step.pack(out.text(key)));
        out.list(facts.ratings(), (writer, rating) -> rating.pack(writer))
                .list(facts.stops, (writer, stop) -> stop.pack(writer))
                .flag(facts.endedAt != null);
        if (facts.endedAt != null) {
            out.instant(facts.endedAt);
        }
        return out.optionalUuid(facts.feelingId)
                .optionalWord(facts.feeling)
                .list(facts.lockedWork, (writer, work) -> work.pack(writer))
                .toBytes();
    }

    static SessionFacts unpack(byte[] state) {
        PackedReader in = new PackedReader(state);
        int form = FORM.read(in);
        SessionFacts facts = new SessionFacts();
        facts.eventCount = in.integer();
        facts.firstReceivedAt = in.instant();
        facts.lastReceivedAt = in.instant();
        facts.clockSkew = in.flag();
        facts.conflictingStart = in.flag();
        facts.screeningNotPassed = form > 1 && in.flag();
        facts.start = in.flag() ? Start.unpack(in) : null;
        facts.screeningNotPassed |= facts.start != null && facts.start.isAgainstScreening();
        for (int steps = in.integer(); steps > 0; steps--) {
            facts.steps.put(in.text(), StepFacts.unpack(in, form));
        }
        in.list(Rating::unpack).forEach(rating -> facts.ratings.put(rating.id(), rating));
        List<Stop> stops = in.list(reader -> Stop.unpack(reader, form));
        Instant endedAt = in.flag() ? in.instant() : null;
        facts.endedAt = endedAt;
        stops.forEach(stop -> facts.stops.add(form == 1 && endedAt != null ? stop.atTheLatest(endedAt) : stop));
        facts.feelingId = in.optionalUuid();
        facts.feeling = in.optionalWord(FEELINGS);
        facts.lockedWork = form == 1 ? List.of() : in.list(LockedWork::unpack);
        return facts;
    }
}
