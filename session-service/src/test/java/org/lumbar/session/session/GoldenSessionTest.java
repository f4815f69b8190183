package org.lumbar.session.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.ZoneId;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.lumbar.foundation.failure.StoredFormUnknown;
import org.lumbar.session.day.Clearances;
import org.lumbar.session.event.EventHash;
import org.lumbar.session.event.Feeling;
import org.lumbar.session.event.Moment;
import org.lumbar.session.event.Pressure;
import org.lumbar.session.event.Reported;
import org.lumbar.session.event.SessionEvent;
import org.lumbar.session.event.SkipReason;
import org.lumbar.session.event.StopReason;
import org.lumbar.session.outbox.OffsetSpan;
import org.lumbar.session.pain.SeverePain;
import org.lumbar.session.plan.Outline;
import org.lumbar.session.plan.Technique;
import org.lumbar.session.store.Golden;

/** What is stored for life stays readable: bytes that an earlier release wrote are kept here, and are never changed. */
class GoldenSessionTest {
    private static final UUID CLIENT = new UUID(1, 1);
    private static final UUID SESSION = new UUID(2, 2);
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Instant START = Instant.parse("2026-03-28T20:00:00Z");

    private static final Outline OUTLINE =
            new Outline(false, Map.of("ball", new Outline.Step(Technique.BALL_ROLL, true, null)));

    /** Every field of every reported, given and left out. */
    private static final List<Reported> FACTS = List.of(
            new Reported.Started(SESSION, new UUID(3, 3), "plan:2026-03-28:1", new Reported.Screening("2026-01", true)),
            new Reported.StepCompleted(SESSION, "ball", 120, 20, 15, Pressure.FIRM, "tennis ball"),
            new Reported.StepCompleted(SESSION, "ball", null, null, null, null, null),
            new Reported.StepSkipped(SESSION, "knead", SkipReason.values()[0]),
            new Reported.PainRated(SESSION, Moment.BEFORE, 4, null, null, null, null),
            new Reported.PainRated(SESSION, Moment.DURING, 6, "ball", true, false, true),
            new Reported.PainRated(null, Moment.NEXT_DAY, 2, null, true, false, null),
            new Reported.Stopped(SESSION, StopReason.BONE_PAIN, "ball"),
            new Reported.Completed(SESSION, Feeling.values()[0]),
            new Reported.Completed(SESSION, null));

    @Test
    void aSessionIsWrittenAsTheFirstReleaseOfItsFormWroteIt() {
        assertThat(HexFormat.of().formatHex(session().pack())).isEqualTo(Golden.hex("session-2"));
    }

    @Test
    void aSessionOfTheFirstFormIsReadAndSaysTheSame() {
        byte[] stored = HexFormat.of().parseHex(Golden.hex("session-1"));

        Session read = Session.unpack(SESSION, 0, OffsetSpan.NEVER, stored);

        assertThat(SessionSnapshot.write(CLIENT, CLIENT, 1, read, OUTLINE))
                .isEqualTo(SessionSnapshot.write(CLIENT, CLIENT, 1, session(), OUTLINE));
        assertThat(read.ratings()).containsExactlyElementsOf(session().ratings());
        assertThat(read.shareOn(read.days().iterator().next(), OUTLINE).ballSeconds())
                .isEqualTo(120);
        assertThat(Session.unpack(SESSION, 0, OffsetSpan.NEVER, read.pack()).pack())
                .isEqualTo(read.pack());
    }

    @Test
    void aLockOfTheFirstFormHoldsFromTheEndOfItsSessionOn() {
        Session read =
                Session.unpack(SESSION, 0, OffsetSpan.NEVER, HexFormat.of().parseHex(Golden.hex("session-1")));
        Session later = Session.first(new UUID(2, 4));
        later.add(event(20, new Reported.Started(later.id(), new UUID(3, 3), null, null)), START);
        later.add(event(30, new Reported.StepCompleted(later.id(), "ball", 60, null, null, null, null)), START);

        later.judge(LockHistory.of(List.of(read), any -> OUTLINE, Clearances.NONE), OUTLINE);

        assertThat(later.sums().lockedWork)
                .containsExactly(new LockedWork("ball", Technique.BALL_ROLL, new UUID(9, 7)));
    }

    @Test
    void aStoredSessionIsReadAndWrittenAgainWithoutALoss() {
        byte[] stored = HexFormat.of().parseHex(Golden.hex("session-2"));

        assertThat(Session.unpack(SESSION, 3, 7, stored).pack()).isEqualTo(stored);
    }

    @Test
    void aFormOfANewerReleaseIsWaitedForAndNoFaultOfARecord() {
        byte[] stored = HexFormat.of().parseHex(Golden.hex("session-2"));
        stored[0] += 2;

        assertThatThrownBy(() -> Session.unpack(SESSION, 3, 7, stored)).isInstanceOf(StoredFormUnknown.class);
    }

    @Test
    void theHashOfEveryFactIsThatOfTheFirstRelease() {
        EventHash hash = new EventHash();
        String hashes = FACTS.stream()
                .map(reported -> HexFormat.of().toHexDigits(hash.of(event(0, reported))))
                .reduce("", String::concat);

        assertThat(hashes).isEqualTo(Golden.hex("hashes-1"));
    }

    private static Session session() {
        Session session = Session.first(SESSION);
        for (int i = 0; i < FACTS.size(); i++) {
            if (FACTS.get(i).sessionId() != null) {
                session.add(event(i, FACTS.get(i)), START.plusSeconds(3_600 + i));
            }
        }
        session.answerRatings(null, new SeverePain(7));
        return session;
    }

    private static SessionEvent event(int i, Reported reported) {
        return new SessionEvent(CLIENT, new UUID(9, i), START.plusSeconds(60L * i), BERLIN, reported, new byte[0]);
    }
}
