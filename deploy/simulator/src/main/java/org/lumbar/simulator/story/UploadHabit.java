package org.lumbar.simulator.story;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** When a phone sends what it noted: live, after the session, after days without a network, in disorder, twice. */
final class UploadHabit {
    private final SimulatedClient client;
    private final SplittableRandom random;
    private final double resendShare;
    private @Nullable Instant offlineUntil;
    private long place;

    UploadHabit(SimulatedClient client, SplittableRandom random) {
        this.client = client;
        this.random = random;
        this.resendShare = client.persona().has(Quirk.RESENDS) ? 0.10 : 0.01;
    }

    /** A new day: the network may go away, or come back. */
    void begin(LocalDate day, ZoneId zone) {
        Instant noon = day.atTime(12, 0).atZone(zone).toInstant();
        if (offlineUntil != null && !noon.isBefore(offlineUntil)) {
            offlineUntil = null;
        }
        if (client.persona().has(Quirk.GOES_OFFLINE) && offlineUntil == null && random.nextDouble() < 0.15) {
            offlineUntil = noon.plus(random.nextInt(2, 7), ChronoUnit.DAYS);
        }
    }

    List<Posting> send(List<Phone.Noted> notes) {
        List<Posting> postings = new ArrayList<>(notes.size());
        if (notes.isEmpty()) {
            return postings;
        }
        Instant last =
                notes.stream().map(Phone.Noted::at).max(Instant::compareTo).orElseThrow();
        Instant together = last.plusSeconds(2L + random.nextInt(30));
        for (Phone.Noted note : notes) {
            Instant at = leaves(note, together);
            postings.add(posting(at, note));
            if (random.nextDouble() < resendShare) {
                Instant again = at.plus(random.nextInt(1, 96), ChronoUnit.HOURS).truncatedTo(ChronoUnit.HOURS);
                postings.add(posting(again.isBefore(at) ? at : again, note));
            }
        }
        return postings;
    }

    private Instant leaves(Phone.Noted note, Instant together) {
        if (client.persona().has(Quirk.UPLOADS_SHUFFLED)) {
            return note.at().plus(random.nextInt(1, 240), ChronoUnit.HOURS).truncatedTo(ChronoUnit.HOURS);
        }
        if (offlineUntil != null && together.isBefore(offlineUntil)) {
            return offlineUntil;
        }
        return client.persona().has(Quirk.UPLOADS_LIVE) ? note.at().plusSeconds(1) : together;
    }

    private Posting posting(Instant at, Phone.Noted note) {
        boolean shuffled = client.persona().has(Quirk.UPLOADS_SHUFFLED);
        return new Posting(note.at(), at, client.index(), shuffled ? random.nextLong() : place++, note.event());
    }
}
