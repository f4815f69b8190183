package org.lumbar.simulator.story;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import org.lumbar.simulator.event.EventBody;
import org.lumbar.simulator.event.EventType;
import org.lumbar.simulator.event.SessionEvent;
import org.lumbar.simulator.event.TimeOrderedIds;

/** Writes down what its owner does, with its own clock, counter and name. */
final class Phone {
    private final UUID owner;
    private final String source;
    private final Duration clockError;
    private final SplittableRandom random;
    private List<Noted> notes = new ArrayList<>();
    private ZoneId zone = ZoneId.of("UTC");
    private long sequence;

    Phone(UUID owner, String source, Duration clockError, SplittableRandom random) {
        this.owner = owner;
        this.source = source;
        this.clockError = clockError;
        this.random = random;
    }

    /** The zone the phone is in from now on. */
    void carryTo(ZoneId newZone) {
        zone = newZone;
    }

    /** Notes an event of the instant {@code at}; the phone's clock may see it otherwise. */
    void note(EventType type, Instant at, EventBody body) {
        UUID id = TimeOrderedIds.next(at, random);
        String time = DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                at.plus(clockError).atZone(zone));
        SessionEvent event = new SessionEvent(id, owner, type, source, time, zone.getId(), ++sequence, body.finish());
        notes.add(new Noted(at, event));
    }

    /** Hands over what was noted since the last time. */
    List<Noted> takeNotes() {
        List<Noted> taken = notes;
        notes = new ArrayList<>();
        return taken;
    }

    /** An event and when it truly happened. */
    record Noted(Instant at, SessionEvent event) {}
}
