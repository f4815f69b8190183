package org.lumbar.session.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.lumbar.session.contract.Schemas;
import org.lumbar.session.day.Clearances;
import org.lumbar.session.event.Pressure;
import org.lumbar.session.event.SessionEvent;
import org.lumbar.session.outbox.OffsetSpan;
import org.lumbar.session.pain.SeverePain;
import org.lumbar.session.plan.Areas;
import org.lumbar.session.plan.Outline;
import org.lumbar.session.plan.Technique;

/** The fold is a function of the set of events: order, repetition and the cut into batches make no difference. */
class FoldPropertiesTest {
    private static final SeverePain SEVERE = new SeverePain(7);
    private static final Outline OUTLINE = new Outline(
            true,
            Map.of(
                    "ball", new Outline.Step(Technique.BALL_ROLL, true, null),
                    "knead", new Outline.Step(Technique.KNEAD, true, Pressure.FIRM, true, Areas.NOT_KNOWN)));

    @Provide
    Arbitrary<List<SessionEvent>> events() {
        return EventArbitraries.session();
    }

    @Property(tries = 10_000)
    void anyOrderAndAnyRepetitionEndInTheSameSession(
            @ForAll("events") List<SessionEvent> events, @ForAll Random random) {
        // Given
        Session inOrder = fold(events, random, false);

        // When
        List<SessionEvent> shuffled = new ArrayList<>(events);
        events.stream().filter(event -> random.nextBoolean()).forEach(shuffled::add);
        Collections.shuffle(shuffled, random);
        Session other = fold(shuffled, random, true);

        // Then
        assertThat(snapshot(other)).isEqualTo(snapshot(inOrder));
        assertThat(shares(other)).isEqualTo(shares(inOrder));
        assertThat(other.guidance()).isEqualTo(inOrder.guidance());
    }

    @Property(tries = 2_000)
    void theSnapshotIsValidByTheContract(@ForAll("events") List<SessionEvent> events, @ForAll Random random) {
        // Given
        Session session = fold(events, random, false);

        // When
        byte[] snapshot = snapshot(session);

        // Then
        if (snapshot.length > 0) {
            Schemas.check("session.v1.json", snapshot);
        }
    }

    /** Adds each event once, as the claim sees to; and stores and loads the session in between, as batches do. */
    private static Session fold(List<SessionEvent> events, Random random, boolean cut) {
        Session session = Session.first(EventArbitraries.SESSION);
        Set<UUID> claimed = new HashSet<>();
        for (SessionEvent event : events) {
            if (claimed.add(event.id())) {
                session.add(event, receivedAt(event));
            }
            if (cut && random.nextInt(3) == 0) {
                session.answerRatings(random.nextBoolean() ? OUTLINE : null, SEVERE);
                judge(session, random.nextBoolean() ? OUTLINE : null);
                session = Session.unpack(session.id(), session.revision(), session.changedAt(), session.pack());
            }
        }
        session.answerRatings(OUTLINE, SEVERE);
        judge(session, OUTLINE);
        session.advance(OffsetSpan.WITHOUT_EVENTS.with(0));
        return session;
    }

    /** By its own stops; others' do no less. */
    private static void judge(Session session, @Nullable Outline outline) {
        session.judge(LockHistory.of(List.of(session), any -> outline, Clearances.NONE), outline);
    }

    private static Instant receivedAt(SessionEvent event) {
        return event.time().plus(Duration.ofSeconds(event.id().getLeastSignificantBits() % 1_000));
    }

    private static byte[] snapshot(Session session) {
        return session.planId() == null
                ? new byte[0]
                : SessionSnapshot.write(
                        EventArbitraries.CLIENT, EventArbitraries.CLIENT, session.revision(), session, OUTLINE);
    }

    private static List<Object> shares(Session session) {
        List<Object> all = new ArrayList<>();
        session.days().forEach(day -> all.add(session.shareOn(day, OUTLINE)));
        return all;
    }
}
