package org.lumbar.session.session;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.lumbar.session.event.Feeling;
import org.lumbar.session.event.Moment;
import org.lumbar.session.event.Pressure;
import org.lumbar.session.event.Reported;
import org.lumbar.session.event.SessionEvent;
import org.lumbar.session.event.SkipReason;
import org.lumbar.session.event.StopReason;

/** Arbitrary events of one session: few steps, plans and scores, so that events meet. */
final class EventArbitraries {
    static final UUID CLIENT = new UUID(1, 1);
    static final UUID SESSION = new UUID(2, 2);
    static final UUID PLAN = new UUID(3, 3);
    static final List<String> STEPS = List.of("ball", "knead", "unknown-step");
    private static final Instant START = Instant.parse("2026-03-28T20:00:00Z");

    private EventArbitraries() {}

    /** Distinct events; their ids sort in both halves of the unsigned range. */
    static Arbitrary<List<SessionEvent>> session() {
        return event().list().ofMinSize(1).ofMaxSize(12).uniqueElements(SessionEvent::id);
    }

    private static Arbitrary<SessionEvent> event() {
        Arbitrary<UUID> ids = Arbitraries.longs().map(high -> new UUID(high, high * 31));
        // Up to two days later, over the start of a day and a change of clocks.
        Arbitrary<Instant> times =
                Arbitraries.longs().between(0, 2 * 24 * 60).map(minute -> START.plusSeconds(minute * 60));
        Arbitrary<ZoneId> zones = Arbitraries.of(ZoneId.of("Europe/Berlin"), ZoneId.of("America/New_York"));
        return Combinators.combine(ids, times, zones, reported())
                .as((id, time, zone, reported) -> new SessionEvent(CLIENT, id, time, zone, reported, new byte[0]));
    }

    private static Arbitrary<Reported> reported() {
        return Arbitraries.oneOf(started(), completedStep(), skippedStep(), rated(), stopped(), completed());
    }

    private static Arbitrary<Reported> started() {
        return Combinators.combine(
                        Arbitraries.of(PLAN, new UUID(4, 4)),
                        Arbitraries.of("one", "two").injectNull(0.5),
                        Arbitraries.of(true, false).injectNull(0.6))
                .as((plan, occurrence, passed) -> new Reported.Started(
                        SESSION, plan, occurrence, passed == null ? null : new Reported.Screening("2026-2", passed)));
    }

    private static Arbitrary<Reported> completedStep() {
        return Combinators.combine(
                        Arbitraries.of(STEPS),
                        Arbitraries.integers().between(0, 400).injectNull(0.3),
                        Arbitraries.integers().between(0, 20).injectNull(0.7),
                        Arbitraries.integers().between(0, 30).injectNull(0.7),
                        Arbitraries.of(Pressure.class).injectNull(0.4),
                        Arbitraries.of("foam roller", "hands").injectNull(0.5))
                .as((step, seconds, repetitions, hold, pressure, equipment) ->
                        new Reported.StepCompleted(SESSION, step, seconds, repetitions, hold, pressure, equipment));
    }

    private static Arbitrary<Reported> skippedStep() {
        return Combinators.combine(Arbitraries.of(STEPS), Arbitraries.of(SkipReason.class))
                .as((step, reason) -> new Reported.StepSkipped(SESSION, step, reason));
    }

    private static Arbitrary<Reported> rated() {
        return Combinators.combine(
                        Arbitraries.of(Moment.BEFORE, Moment.DURING, Moment.AFTER),
                        Arbitraries.integers().between(0, 10))
                .as((moment, score) -> new Reported.PainRated(SESSION, moment, score, null, null, null, null));
    }

    private static Arbitrary<Reported> stopped() {
        return Combinators.combine(
                        Arbitraries.of(StopReason.class), Arbitraries.of(STEPS).injectNull(0.4))
                .as((reason, step) -> new Reported.Stopped(SESSION, reason, step));
    }

    private static Arbitrary<Reported> completed() {
        return Arbitraries.of(Feeling.class).injectNull(0.3).map(feeling -> new Reported.Completed(SESSION, feeling));
    }
}
