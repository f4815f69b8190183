package org.lumbar.session.day;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.lumbar.foundation.failure.StoredFormUnknown;
import org.lumbar.session.event.Moment;
import org.lumbar.session.pain.Rating;
import org.lumbar.session.pain.Rule;
import org.lumbar.session.plan.Areas;
import org.lumbar.session.plan.Technique;
import org.lumbar.session.store.Golden;

/** What is stored for life stays readable: bytes that an earlier release wrote are kept here, and are never changed. */
class GoldenDayTest {
    private static final LocalDate DAY = LocalDate.of(2026, 3, 28);
    private static final Instant AT = Instant.parse("2026-03-28T20:00:00.123456Z");

    @Test
    void aDayIsWrittenAsTheFirstReleaseOfItsFormWroteIt() {
        assertThat(HexFormat.of().formatHex(day().pack())).isEqualTo(Golden.hex("client-day-2"));
    }

    @Test
    void aDayOfTheFirstFormIsReadAndHandsOnTheSame() {
        byte[] stored = HexFormat.of().parseHex(Golden.hex("client-day-1"));

        ClientDay read = ClientDay.unpack(DAY, 3, 7, stored);
        boolean movesOn = read.follow(before(), false, Clearances.NONE);

        assertThat(movesOn).isFalse();
        assertThat(read.isChanged()).isFalse();
        assertThat(read.after()).isEqualTo(day().after());
        assertThat(HexFormat.of().formatHex(read.pack())).isEqualTo(Golden.hex("client-day-2"));
    }

    @Test
    void aStoredDayIsReadAndWrittenAgainWithoutALoss() {
        byte[] stored = HexFormat.of().parseHex(Golden.hex("client-day-2"));

        assertThat(ClientDay.unpack(DAY, 3, 7, stored).pack()).isEqualTo(stored);
    }

    @Test
    void aFormOfANewerReleaseIsWaitedForAndNoFaultOfARecord() {
        byte[] stored = HexFormat.of().parseHex(Golden.hex("client-day-2"));
        stored[0] += 2;

        assertThatThrownBy(() -> ClientDay.unpack(DAY, 3, 7, stored)).isInstanceOf(StoredFormUnknown.class);
    }

    /** Everything that a day can hold: all techniques, a lock, an answer that makes something rest, and what it inherits. */
    private static ClientDay day() {
        ClientDay day = ClientDay.first(DAY);
        Lock lock = new Lock(Technique.KNEAD, new UUID(8, 8), Rule.NRS_0_3, DAY);
        day.put(new Share(new UUID(2, 2), 310, strained(EnumSet.allOf(Technique.class)), List.of(lock)));
        day.add(new Rating(
                new UUID(9, 9),
                new Rating.Said(Moment.NEXT_DAY, 5, null, true, false, true),
                ZoneId.of("Europe/Berlin"),
                AT,
                AT,
                null,
                0));
        day.follow(before(), true, Clearances.NONE);
        return day;
    }

    private static Carry before() {
        Lock inherited = new Lock(Technique.BALL_ROLL, new UUID(7, 7), Rule.values()[0], DAY.minusDays(1));
        MassageWork work = strained(EnumSet.of(Technique.KNEAD, Technique.BALL_ROLL));
        return new Carry(new Question(DAY.minusDays(1), DAY, work), List.of(), List.of(inherited));
    }

    /** As the first form published of it: who knows where. */
    private static MassageWork strained(Set<Technique> techniques) {
        MassageWork work = MassageWork.NONE;
        for (Technique technique : techniques) {
            work = work.with(technique, Areas.NOT_KNOWN, true);
        }
        return work;
    }
}
