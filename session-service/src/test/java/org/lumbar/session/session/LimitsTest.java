package org.lumbar.session.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.lumbar.session.day.Clearances;
import org.lumbar.session.event.Moment;
import org.lumbar.session.event.Pressure;
import org.lumbar.session.event.Reported;
import org.lumbar.session.event.SessionEvent;
import org.lumbar.session.event.StopReason;
import org.lumbar.session.pain.RatingSnapshot;
import org.lumbar.session.pain.SeverePain;
import org.lumbar.session.plan.Outline;
import org.lumbar.session.plan.Technique;

/** The most that a session may hold, and what its snapshot then weighs: the contract's numbers. */
class LimitsTest {
    private static final UUID CLIENT = UUID.randomUUID();
    private static final UUID SESSION = UUID.randomUUID();
    private static final ZoneId LONGEST_ZONE = ZoneId.of("America/Argentina/ComodRivadavia");
    private static final Instant START = Instant.parse("2026-11-02T11:00:00.123456Z");
    private static final int MOST_SESSION_BYTES = 64 * 1024;
    private static final int MOST_RATING_BYTES = 2 * 1024;

    @Test
    void theLargestSessionWeighsLessThanTheContractSays() {
        // Given
        Session session = Session.first(SESSION);
        fill(session, everything());
        Outline outline = outline();
        session.answerRatings(outline, new SeverePain(7));
        Session stopped = Session.first(UUID.randomUUID());
        stopped.add(event(-1, new Reported.Started(stopped.id(), UUID.randomUUID(), null, null)), START);
        stopped.add(event(-1, new Reported.Stopped(stopped.id(), StopReason.EXCRUCIATING, null)), START);
        session.judge(LockHistory.of(List.of(stopped), any -> outline, Clearances.NONE), outline);

        // When
        byte[] snapshot = SessionSnapshot.write(CLIENT, CLIENT, Long.MAX_VALUE, session, outline);

        // Then
        assertThat(session.sums().steps).hasSize(SessionLimits.STEPS);
        assertThat(session.sums().ratings).hasSize(SessionLimits.RATINGS);
        assertThat(session.sums().stops).hasSize(SessionLimits.STOPS);
        assertThat(session.days()).hasSize(SessionLimits.DAYS);
        assertThat(session.sums().lockedWork).hasSize(SessionLimits.LOCKED_WORK);
        assertThat(snapshot.length).isBetween(MOST_SESSION_BYTES / 2, MOST_SESSION_BYTES);
        assertThat(session.pack().length).isLessThan(256 * 1024);
        assertThat(session.ratings())
                .allSatisfy(rating -> assertThat(
                                RatingSnapshot.write(CLIENT, CLIENT, Long.MAX_VALUE, SESSION, rating).length)
                        .isLessThan(MOST_RATING_BYTES));
    }

    @Test
    void whatIsTooMuchIsNamedAndChangesNothing() {
        // Given
        Session session = Session.first(SESSION);
        fill(session, everything());
        byte[] before = session.pack();

        // Then
        assertThat(session.add(step("one-more", 0, 0), START)).isEqualTo("/data/stepKey");
        assertThat(session.add(step(key(1), 500, 0), START)).isEqualTo("/time");
        assertThat(session.add(rating(), START)).isEqualTo("/data/sessionId");
        assertThat(session.add(stop(0), START)).isEqualTo("/data/sessionId");
        assertThat(session.pack()).isEqualTo(before);
        assertThat(session.add(step(key(1), 0, 60), START))
                .as("what fits goes on")
                .isNull();
    }

    @Test
    void aSessionTakesFiveThousandEventsAndItsSumsFitAnInteger() {
        // Given
        Session session = Session.first(SESSION);

        // When
        int taken = 0;
        while (session.add(step("a", 0, 86_400), START) == null) {
            taken++;
        }

        // Then
        assertThat(taken).isEqualTo(SessionLimits.EVENTS);
        assertThat(Objects.requireNonNull(session.sums().steps.get("a")).seconds())
                .isEqualTo(5_000L * 86_400)
                .isLessThan(Integer.MAX_VALUE);
        assertThat(session.add(step("b", 0, 1), START)).isEqualTo("/data/sessionId");
    }

    @Test
    void theSameAcceptedEventsMakeTheSameSessionInAnyOrder() {
        // Given
        List<SessionEvent> all = everything();
        all.add(step("one-more", 0, 0));
        List<SessionEvent> accepted = new ArrayList<>();
        Session first = Session.first(SESSION);
        all.forEach(event -> {
            if (first.add(event, START) == null) {
                accepted.add(event);
            }
        });

        // When
        Collections.shuffle(accepted, new Random(7));
        Session second = Session.first(SESSION);
        accepted.forEach(event -> assertThat(second.add(event, START)).isNull());

        // Then
        assertThat(second.pack()).isEqualTo(first.pack());
    }

    private static void fill(Session session, List<SessionEvent> events) {
        events.forEach(event -> assertThat(session.add(event, START)).isNull());
    }

    private static List<SessionEvent> everything() {
        List<SessionEvent> events = new ArrayList<>();
        String version = "\uD83D\uDE00".repeat(40);
        events.add(event(
                0,
                new Reported.Started(
                        SESSION, UUID.randomUUID(), "x".repeat(120), new Reported.Screening(version, false))));
        events.add(event(0, new Reported.Started(SESSION, UUID.randomUUID(), "y".repeat(120), null)));
        for (int i = 0; i < SessionLimits.STEPS; i++) {
            events.add(step(key(i), i % SessionLimits.DAYS, 86_400));
        }
        for (int i = 0; i < SessionLimits.RATINGS; i++) {
            events.add(rating());
        }
        for (int i = 0; i < SessionLimits.STOPS; i++) {
            events.add(stop(i % SessionLimits.DAYS));
        }
        return events;
    }

    private static SessionEvent step(String key, int day, int seconds) {
        return event(day, new Reported.StepCompleted(SESSION, key, seconds, 10_000, 3_600, Pressure.TO_COMFORT, null));
    }

    private static SessionEvent rating() {
        return event(0, new Reported.PainRated(SESSION, Moment.DURING, 10, key(7), true, true, true));
    }

    private static SessionEvent stop(int day) {
        return event(day, new Reported.Stopped(SESSION, StopReason.EXCRUCIATING, key(7)));
    }

    private static SessionEvent event(int day, Reported reported) {
        return new SessionEvent(
                CLIENT, UUID.randomUUID(), START.plusSeconds(day * 86_400L), LONGEST_ZONE, reported, new byte[0]);
    }

    private static String key(int number) {
        return "k".repeat(60) + (1_000 + number);
    }

    private static Outline outline() {
        Map<String, Outline.Step> steps = new TreeMap<>();
        for (int i = 0; i < SessionLimits.STEPS; i++) {
            steps.put(key(i), new Outline.Step(Technique.THUMB_PRESSURE, true, Pressure.TO_COMFORT));
        }
        return new Outline(true, steps);
    }
}
