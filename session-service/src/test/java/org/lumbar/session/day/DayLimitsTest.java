package org.lumbar.session.day;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.lumbar.session.event.Moment;
import org.lumbar.session.event.Reported;
import org.lumbar.session.event.SessionEvent;
import org.lumbar.session.outbox.OffsetSpan;
import org.lumbar.session.pain.Rating;
import org.lumbar.session.pain.Rule;
import org.lumbar.session.plan.Areas;
import org.lumbar.session.plan.Technique;

/** The most that a client's day may hold, and what its snapshot then weighs: the contract's numbers. */
class DayLimitsTest {
    private static final UUID CLIENT = UUID.randomUUID();
    private static final LocalDate DAY = LocalDate.of(2026, 11, 2);
    private static final ZoneId ZONE = ZoneId.of("America/Argentina/ComodRivadavia");
    private static final int MOST_DAY_BYTES = 192 * 1024;

    @Test
    void theLargestDayWeighsLessThanTheContractSays() {
        // Given
        DayChain chain = DayChain.after(null, false, DAY, Clearances.NONE);
        fullOfLocks(chain.day(DAY), DAY);
        chain.day(DAY.plusDays(1)).add(sore(DAY.plusDays(1)));
        fullOfLocks(chain.day(DAY.plusDays(1)), DAY.plusDays(1));

        // When
        chain.walk(DAY.plusDays(1), null);
        ClientDay last = chain.day(DAY.plusDays(1));
        byte[] snapshot = DaySnapshot.write(CLIENT, CLIENT, Long.MAX_VALUE, last);

        // Then
        int techniques = Technique.values().length;
        assertThat(last.after().locked()).hasSize(techniques * NextDay.MOST_LOCKS);
        assertThat(last.after().resting()).hasSize(techniques);
        assertThat(snapshot.length).isBetween(MOST_DAY_BYTES / 2, MOST_DAY_BYTES);
        assertThat(last.pack().length).isLessThan(1 << 20);
    }

    @Test
    void ofTooManyLocksTheOldestStayInWhateverOrderTheSessionsCame() {
        // Given
        List<Share> shares = new ArrayList<>();
        for (int i = 0; i < DaySums.MOST_SESSIONS; i++) {
            UUID session = UUID.randomUUID();
            shares.add(new Share(session, 0, MassageWork.NONE, locks(DAY, 2)));
        }
        List<Lock> first = locked(shares);

        // When
        Collections.shuffle(shares, new Random(7));

        // Then
        assertThat(locked(shares)).isEqualTo(first).hasSize(Technique.values().length * NextDay.MOST_LOCKS);
    }

    @Test
    void aDayTakesFiftySessionsAndFiveHundredRatingsAndRefusesTheNext() {
        // Given
        DayEdits edits = new DayEdits(CLIENT, CLIENT, Clearances.NONE, OffsetSpan.WITHOUT_EVENTS.with(0));
        ClientDay day = ClientDay.first(DAY);
        for (int i = 0; i < DaySums.MOST_SESSIONS; i++) {
            edits.putNew(DAY, empty(UUID.randomUUID()));
        }
        for (int i = 0; i < DaySums.MOST_RATINGS; i++) {
            edits.add(sore(DAY));
        }
        apply(edits, day);
        boolean refusedSome = edits.refusesSome();
        UUID session = UUID.randomUUID();
        UUID known = day.sums().sessionIds().iterator().next();
        Rating rating = sore(DAY);

        // When
        DayEdits more = new DayEdits(CLIENT, CLIENT, Clearances.NONE, OffsetSpan.WITHOUT_EVENTS.with(0));
        more.putNew(DAY, empty(session));
        more.putNew(DAY, new Share(known, 60, MassageWork.NONE, List.of()));
        more.add(rating);
        apply(more, day);

        // Then
        assertThat(refusedSome).isFalse();
        assertThat(more.refusesSome()).isTrue();
        assertThat(more.refuses(event(session, session))).isTrue();
        assertThat(more.refuses(event(session, known))).isFalse();
        assertThat(more.refuses(of(session, new Reported.PainRated(session, Moment.AFTER, 1, null, null, null, null))))
                .as("what brings nothing to the day has room in its session")
                .isFalse();
        assertThat(more.refuses(event(rating.id(), null))).isTrue();
        assertThat(day.sums().ballSeconds()).isEqualTo(60);
        assertThat(day.ratings()).hasSize(DaySums.MOST_RATINGS);
    }

    private static void apply(DayEdits edits, ClientDay day) {
        edits.byDay.values().forEach(changes -> changes.forEach(change -> change.accept(day)));
    }

    private static List<Lock> locked(List<Share> shares) {
        DayChain chain = DayChain.after(null, false, DAY, Clearances.NONE);
        shares.forEach(chain.day(DAY)::put);
        chain.walk(DAY, null);
        return chain.day(DAY).after().locked();
    }

    private static void fullOfLocks(ClientDay day, LocalDate at) {
        for (int i = 0; i < DaySums.MOST_SESSIONS; i++) {
            day.put(new Share(UUID.randomUUID(), 432_000_000, everything(), locks(at, 20)));
        }
    }

    private static List<Lock> locks(LocalDate day, int stops) {
        List<Lock> locks = new ArrayList<>();
        for (int i = 0; i < stops; i++) {
            UUID stop = UUID.randomUUID();
            for (Technique technique : Technique.values()) {
                locks.add(new Lock(technique, stop, Rule.STOP_EXCRUCIATING, day));
            }
        }
        return locks;
    }

    private static MassageWork everything() {
        MassageWork work = MassageWork.NONE;
        for (Technique technique : Technique.values()) {
            work = work.with(technique, Areas.NOT_KNOWN, true);
        }
        return work;
    }

    private static Share empty(UUID session) {
        return new Share(session, 0, MassageWork.NONE, List.of());
    }

    private static Rating sore(LocalDate day) {
        Instant at = day.atTime(12, 0).atZone(ZONE).toInstant();
        Reported.PainRated reported = new Reported.PainRated(null, Moment.NEXT_DAY, 10, null, true, true, true);
        return Rating.of(new SessionEvent(CLIENT, UUID.randomUUID(), at, ZONE, reported, new byte[0]), reported, at);
    }

    /** Work of that session, or a rating outside of sessions. */
    private static SessionEvent event(UUID id, @Nullable UUID session) {
        return of(
                id,
                session == null
                        ? new Reported.PainRated(null, Moment.AD_HOC, 1, null, null, null, null)
                        : new Reported.StepCompleted(session, "ball", 60, null, null, null, null));
    }

    private static SessionEvent of(UUID id, Reported reported) {
        Instant at = DAY.atTime(12, 0).atZone(ZONE).toInstant();
        return new SessionEvent(CLIENT, id, at, ZONE, reported, new byte[0]);
    }
}
