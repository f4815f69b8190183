package org.lumbar.session.session;

import java.time.Instant;
import java.util.List;
import org.lumbar.session.event.Feeling;
import org.lumbar.session.pain.Rating;
import org.lumbar.session.store.Form;
import org.lumbar.session.store.PackedReader;
import org.lumbar.session.store.PackedWriter;

/** The stored form of a session's sums. */
final class PackedSums {
    /**
     * Raise it in two releases, and keep reading the ones before. Form 1 knows neither with what and at
     * what time steps were done, nor the moment of a stop, nor what was done while it was locked.
     */
    private static final Form FORM = new Form("session", 2, 2);

    private static final Feeling[] FEELINGS = Feeling.values();

    private PackedSums() {}

    static byte[] pack(SessionSums sums) {
        PackedWriter out = new PackedWriter()
                .number(FORM.written())
                .number(sums.eventCount)
                .instant(sums.firstReceivedAt)
                .instant(sums.lastReceivedAt)
                .flag(sums.clockSkew)
                .flag(sums.conflictingStart)
                .flag(sums.screeningNotPassed)
                .flag(sums.start != null);
        if (sums.start != null) {
            sums.start.pack(out);
        }
        out.number(sums.steps.size());
        sums.steps.forEach((key, step) -> step.pack(out.text(key)));
        out.list(sums.ratings(), (writer, rating) -> rating.pack(writer))
                .list(sums.stops, (writer, stop) -> stop.pack(writer))
                .flag(sums.endedAt != null);
        if (sums.endedAt != null) {
            out.instant(sums.endedAt);
        }
        return out.optionalUuid(sums.feelingId)
                .optionalWord(sums.feeling)
                .list(sums.lockedWork, (writer, work) -> work.pack(writer))
                .toBytes();
    }

    static SessionSums unpack(byte[] state) {
        PackedReader in = new PackedReader(state);
        int form = FORM.read(in);
        SessionSums sums = new SessionSums();
        sums.eventCount = in.integer();
        sums.firstReceivedAt = in.instant();
        sums.lastReceivedAt = in.instant();
        sums.clockSkew = in.flag();
        sums.conflictingStart = in.flag();
        sums.screeningNotPassed = form > 1 && in.flag();
        sums.start = in.flag() ? Start.unpack(in) : null;
        sums.screeningNotPassed |= sums.start != null && sums.start.isAgainstScreening();
        for (int steps = in.integer(); steps > 0; steps--) {
            sums.steps.put(in.text(), StepSums.unpack(in, form));
        }
        in.list(Rating::unpack).forEach(rating -> sums.ratings.put(rating.id(), rating));
        List<Stop> stops = in.list(reader -> Stop.unpack(reader, form));
        Instant endedAt = in.flag() ? in.instant() : null;
        sums.endedAt = endedAt;
        stops.forEach(stop -> sums.stops.add(form == 1 && endedAt != null ? stop.atTheLatest(endedAt) : stop));
        sums.feelingId = in.optionalUuid();
        sums.feeling = in.optionalWord(FEELINGS);
        sums.lockedWork = form == 1 ? List.of() : in.list(LockedWork::unpack);
        return sums;
    }
}
