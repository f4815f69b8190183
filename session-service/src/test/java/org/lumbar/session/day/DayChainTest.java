package org.lumbar.session.day;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.lumbar.session.client.Client;
import org.lumbar.session.event.Moment;
import org.lumbar.session.pain.Rating;
import org.lumbar.session.pain.Rule;
import org.lumbar.session.plan.Area;
import org.lumbar.session.plan.Areas;
import org.lumbar.session.plan.Technique;

class DayChainTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final LocalDate MONDAY = LocalDate.parse("2026-11-02");
    private static final UUID SESSION = new UUID(1, 1);
    private static final MassageWork BALL = MassageWork.NONE.with(Technique.BALL_ROLL, Areas.NOT_KNOWN, true);
    private static final Areas LOWER = Areas.of(List.of(Area.LOWER_BACK));
    private static final Areas SHOULDERS = Areas.of(List.of(Area.SHOULDERS));

    private final DayChain chain = DayChain.after(null, false, MONDAY, Clearances.NONE);

    @Test
    void ballWorkIsAskedAboutOnTheNextDay() {
        // Given
        ballOn(MONDAY);

        // When
        walk();

        // Then
        Question question = chain.day(MONDAY).after().question();
        assertThat(question).isEqualTo(new Question(MONDAY, MONDAY.plusDays(1), BALL));
    }

    @Test
    void aYesRestsTheTechniqueUntilANo() {
        // Given
        ballOn(MONDAY);
        UUID yes = answer(MONDAY.plusDays(1), true);
        chain.day(MONDAY.plusDays(2));
        answer(MONDAY.plusDays(3), false);

        // When
        walk();

        // Then
        Rest rest = new Rest(Technique.BALL_ROLL, yes, MONDAY.plusDays(1));
        assertThat(chain.day(MONDAY).after().resting()).isEmpty();
        assertThat(chain.day(MONDAY.plusDays(1)).after().resting()).containsExactly(rest);
        assertThat(chain.day(MONDAY.plusDays(2)).after().resting()).containsExactly(rest);
        assertThat(chain.day(MONDAY.plusDays(3)).after().resting()).isEmpty();
        assertThat(chain.day(MONDAY.plusDays(3)).after().question()).isNull();
    }

    @Test
    void aYesRestsWhatStrainedAndWhatWorksDeepOnTheSameArea() {
        // Given
        MassageWork work = MassageWork.NONE
                .with(Technique.BALL_ROLL, LOWER, true)
                .with(Technique.KNEAD, LOWER, false)
                .with(Technique.RUB, SHOULDERS, false)
                .with(Technique.TAP, LOWER, false)
                .with(Technique.TRIGGER_POINT, Areas.NOT_KNOWN, false);
        chain.day(MONDAY).put(new Share(SESSION, 60, work, List.of()));
        answer(MONDAY.plusDays(1), true);

        // When
        walk();

        // Then
        assertThat(chain.day(MONDAY).after().question()).isEqualTo(new Question(MONDAY, MONDAY.plusDays(1), work));
        assertThat(chain.day(MONDAY.plusDays(1)).after().resting())
                .extracting(Rest::technique)
                .containsExactly(Technique.KNEAD, Technique.TRIGGER_POINT, Technique.BALL_ROLL);
    }

    @Test
    void whatAnotherSessionOfTheDayStrainedRestsTheDeepWorkOnTheSameArea() {
        // Given
        MassageWork roll = MassageWork.NONE.with(Technique.CIRCULAR, LOWER, true);
        MassageWork knead = MassageWork.NONE.with(Technique.KNEAD, LOWER, false);
        chain.day(MONDAY).put(new Share(SESSION, 0, roll, List.of()));
        chain.day(MONDAY).put(new Share(new UUID(1, 2), 0, knead, List.of()));
        answer(MONDAY.plusDays(1), true);

        // When
        walk();

        // Then
        assertThat(chain.day(MONDAY.plusDays(1)).after().resting())
                .extracting(Rest::technique)
                .containsExactly(Technique.CIRCULAR, Technique.KNEAD);
    }

    @Test
    void aGentleMassageIsAskedAboutUntilANoAndRestsNothing() {
        // Given
        MassageWork gentle = MassageWork.NONE.with(Technique.KNEAD, LOWER, false);
        chain.day(MONDAY).put(new Share(SESSION, 0, gentle, List.of()));
        answer(MONDAY.plusDays(1), true);
        answer(MONDAY.plusDays(2), false);

        // When
        walk();

        // Then
        Carry yes = chain.day(MONDAY.plusDays(1)).after();
        assertThat(yes.question()).isEqualTo(new Question(MONDAY, MONDAY.plusDays(2), gentle));
        assertThat(yes.resting()).isEmpty();
        assertThat(chain.day(MONDAY.plusDays(2)).after().question()).isNull();
    }

    @Test
    void noAnswerIsNotRecovered() {
        // Given
        ballOn(MONDAY);
        chain.day(MONDAY.plusDays(5));

        // When
        walk();

        // Then
        assertThat(chain.day(MONDAY.plusDays(5)).after().question())
                .isEqualTo(chain.day(MONDAY).after().question());
    }

    @Test
    void aYesThatNobodyAskedForRestsNothing() {
        // Given
        answer(MONDAY, true);

        // When
        walk();

        // Then
        assertThat(chain.day(MONDAY).after()).isEqualTo(Carry.NOTHING);
    }

    @Test
    void anAnswerOnTheDayOfTheWorkItselfComesTooEarly() {
        // Given
        ballOn(MONDAY);
        answer(MONDAY, true);

        // When
        walk();

        // Then
        assertThat(chain.day(MONDAY).after().resting()).isEmpty();
    }

    @Test
    void aLockEndsOnTheDayOfItsClearanceWhichGetsADayOfItsOwn() {
        // Given
        UUID lockId = new UUID(7, 7);
        Client client = new Client(
                new UUID(1, 2),
                new UUID(1, 3),
                1,
                BERLIN,
                List.of(),
                List.of(),
                List.of(new Client.Clearance(lockId, Technique.KNEAD, Instant.parse("2026-11-04T12:00:00Z"))),
                false);
        DayChain cleared = DayChain.after(null, false, MONDAY, Clearances.of(client));
        Lock lock = new Lock(Technique.KNEAD, lockId, Rule.STOP_BONE_PAIN, MONDAY);
        cleared.day(MONDAY).put(new Share(SESSION, 0, MassageWork.NONE, List.of(lock)));

        // When
        boolean further = cleared.walk(MONDAY, null);

        // Then
        assertThat(further).isFalse();
        assertThat(cleared.days()).extracting(ClientDay::day).containsExactly(MONDAY, MONDAY.plusDays(2));
        assertThat(cleared.day(MONDAY).after().locked()).containsExactly(lock);
        assertThat(cleared.day(MONDAY.plusDays(2)).after().locked()).isEmpty();
    }

    @Test
    void aWalkEndsWhereNothingChangesAnyMore() {
        // Given
        ClientDay later = ClientDay.unpack(
                MONDAY.plusDays(9), 4, 100, ClientDay.first(MONDAY).pack());
        chain.day(MONDAY).mark();
        chain.add(later);

        // When
        boolean further = chain.walk(MONDAY, MONDAY.plusDays(9));

        // Then
        assertThat(further).isFalse();
        assertThat(later.isChanged()).isFalse();
    }

    @Test
    void aNewDayBetweenHandsOnWhatTheDayBeforeItHasJustLearnt() {
        // Given a stored Friday, and a lock of Monday that becomes known together with a quiet Wednesday
        ClientDay friday = ClientDay.unpack(
                MONDAY.plusDays(4), 1, 5, ClientDay.first(MONDAY).pack());
        chain.add(friday);
        Lock lock = new Lock(Technique.KNEAD, new UUID(7, 7), Rule.STOP_BONE_PAIN, MONDAY);
        chain.day(MONDAY).put(new Share(SESSION, 0, MassageWork.NONE, List.of(lock)));
        chain.day(MONDAY.plusDays(2)).mark();

        // When
        chain.walk(MONDAY.plusDays(2), null);

        // Then
        assertThat(friday.after().locked()).containsExactly(lock);
    }

    @Test
    void aDayThatIsStoredAndLoadedSaysTheSame() {
        // Given
        ballOn(MONDAY);
        answer(MONDAY.plusDays(1), true);
        walk();
        ClientDay day = chain.day(MONDAY.plusDays(1));

        // When
        ClientDay loaded = ClientDay.unpack(day.day(), 1, 5, day.pack());

        // Then
        assertThat(loaded.after()).isEqualTo(day.after());
        assertThat(loaded.ratings()).containsExactlyElementsOf(day.ratings());
    }

    private void ballOn(LocalDate day) {
        chain.day(day).put(new Share(SESSION, 120, BALL, List.of()));
    }

    private UUID answer(LocalDate day, @Nullable Boolean sore) {
        UUID id = new UUID(9, day.toEpochDay());
        Instant noon = day.atTime(12, 0).atZone(BERLIN).toInstant();
        chain.day(day)
                .add(new Rating(
                        id, new Rating.Said(Moment.NEXT_DAY, 3, null, null, sore, null), BERLIN, noon, noon, null, 0));
        return id;
    }

    private void walk() {
        boolean further = chain.walk(MONDAY.plusYears(1), null);
        assertThat(further).isFalse();
    }
}
