package org.lumbar.session.session;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lumbar.session.event.Pressure;
import org.lumbar.session.event.Reported;
import org.lumbar.session.event.SessionEvent;
import org.lumbar.session.event.StopReason;
import org.lumbar.session.plan.Area;
import org.lumbar.session.plan.Areas;
import org.lumbar.session.plan.Outline;
import org.lumbar.session.plan.Technique;

/** Writes one session by hand, minute by minute. */
final class Happenings {
    static final Instant START = Instant.parse("2026-11-02T07:00:00Z");
    static final Areas LOWER_BACK = Areas.of(List.of(Area.LOWER_BACK));

    /** A ball, a tool that may be one, and one that is; hands alone. */
    static final Outline OUTLINE = new Outline(
            false,
            Map.of(
                    "ball", new Outline.Step(Technique.BALL_ROLL, true, null, true, LOWER_BACK),
                    "tool", new Outline.Step(Technique.STROKE_DEEP, true, Pressure.MODERATE, false, LOWER_BACK),
                    "roller", new Outline.Step(Technique.RUB, true, null, true, LOWER_BACK),
                    "knead", new Outline.Step(Technique.KNEAD, true, Pressure.LIGHT, false, LOWER_BACK),
                    "stretch", new Outline.Step(Technique.STRETCH, false, Pressure.LIGHT, false, LOWER_BACK)));

    private static final UUID CLIENT = new UUID(1, 1);
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    final Session session;
    private int count;

    Happenings(int number) {
        session = Session.first(new UUID(2, number));
        add(0, new Reported.Started(session.id(), new UUID(3, 3), null, null));
    }

    Happenings start(@Nullable Boolean passed) {
        Reported.Screening screening = passed == null ? null : new Reported.Screening("2026-2", passed);
        add(0, new Reported.Started(session.id(), new UUID(3, 3), null, screening));
        return this;
    }

    Happenings step(int minute, String key, @Nullable Integer seconds, @Nullable String equipment) {
        add(minute, new Reported.StepCompleted(session.id(), key, seconds, null, null, null, equipment));
        return this;
    }

    /** Returns the id of the lock. */
    UUID stop(int minute, StopReason reason, @Nullable String key) {
        return add(minute, new Reported.Stopped(session.id(), reason, key));
    }

    private UUID add(int minute, Reported reported) {
        UUID id = new UUID(9, session.id().getLeastSignificantBits() * 1_000 + count++);
        Instant at = START.plusSeconds(minute * 60L);
        session.add(new SessionEvent(CLIENT, id, at, BERLIN, reported, new byte[0]), at);
        return id;
    }
}
