package org.lumbar.session.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.lumbar.session.client.Client;
import org.lumbar.session.day.Clearances;
import org.lumbar.session.event.StopReason;
import org.lumbar.session.plan.Technique;

/** What was done although it was locked: after the stop, and before the clearance. */
class LockHistoryTest {
    private static final int DAY = 24 * 60;

    private final Happenings stopped = new Happenings(1);
    private final Happenings later = new Happenings(2);
    private final List<Client.Clearance> clearances = new ArrayList<>();

    @Test
    void workAfterTheStopIsNamedAndWorkBeforeItIsNot() {
        // Given
        later.step(5, "ball", 60, null).step(DAY, "knead", 60, null);
        UUID lock = stopped.stop(5, StopReason.BONE_PAIN, "ball");

        // When
        List<LockedWork> before = judged();
        later.step(6, "ball", 60, null);
        List<LockedWork> after = judged();

        // Then
        assertThat(before).as("at the very moment of the stop").isEmpty();
        assertThat(after).containsExactly(new LockedWork("ball", Technique.BALL_ROLL, lock));
    }

    @Test
    void theMomentOfTheClearanceDecidesNotItsDay() {
        // Given
        UUID lock = stopped.stop(5, StopReason.EXCRUCIATING, "knead");
        later.step(DAY, "knead", 60, null);

        // When
        clear(lock, DAY + 1);
        List<LockedWork> clearedAfter = judged();
        clear(lock, DAY);
        List<LockedWork> clearedThen = judged();

        // Then
        assertThat(clearedAfter).containsExactly(new LockedWork("knead", Technique.KNEAD, lock));
        assertThat(clearedThen).as("of several clearances the earliest counts").isEmpty();
    }

    @Test
    void oneReportBetweenStopAndClearanceIsEnoughWhateverElseWasDone() {
        // Given
        UUID lock = stopped.stop(5, StopReason.BONE_PAIN, "knead");
        clear(lock, 60);
        later.step(1, "knead", 60, null).step(20, "knead", 60, null).step(90, "knead", 60, null);

        // Then
        assertThat(judged()).containsExactly(new LockedWork("knead", Technique.KNEAD, lock));
    }

    @Test
    void aLockedBallIsLockedUnderEveryName() {
        // Given
        UUID lock = stopped.stop(5, StopReason.BONE_PAIN, "ball");

        // When
        later.step(10, "tool", 60, "Foam roller")
                .step(11, "roller", 60, null)
                .step(12, "knead", 60, "hands")
                .step(13, "not-of-this-plan", 60, "tennis ball");

        // Then
        assertThat(judged())
                .containsExactly(
                        new LockedWork("not-of-this-plan", Technique.BALL_ROLL, lock),
                        new LockedWork("roller", Technique.BALL_ROLL, lock),
                        new LockedWork("tool", Technique.BALL_ROLL, lock));
    }

    @Test
    void aStopThatNamesNoStepLocksTheMassageAndTheOldestLockIsNamed() {
        // Given
        UUID all = stopped.stop(5, StopReason.EXCRUCIATING, null);
        stopped.stop(6, StopReason.BONE_PAIN, "knead");

        // When
        later.step(10, "knead", 60, null).step(11, "stretch", 60, null);

        // Then
        assertThat(judged()).containsExactly(new LockedWork("knead", Technique.KNEAD, all));
    }

    @Test
    void aStopForDiscomfortOrOfAnUnknownPlanLocksNothing() {
        // Given
        later.step(10, "knead", 60, null);
        stopped.stop(5, StopReason.VERY_PAINFUL, "knead");
        List<LockedWork> mild = judged();

        // When
        stopped.stop(6, StopReason.BONE_PAIN, "knead");
        LockHistory unknown = LockHistory.of(List.of(stopped.session), any -> null, Clearances.NONE);
        later.session.judge(unknown, Happenings.OUTLINE);

        // Then
        assertThat(mild).isEmpty();
        assertThat(later.session.sums().lockedWork).isEmpty();
        assertThat(judged()).hasSize(1);
    }

    @Test
    void aClearanceOfALockThatIsNoneClearsNothing() {
        // Given
        UUID lock = stopped.stop(5, StopReason.BONE_PAIN, "knead");
        later.step(10, "knead", 60, null);

        // When
        clear(UUID.randomUUID(), 6);
        clear(UUID.randomUUID(), 6);

        // Then
        assertThat(judged()).containsExactly(new LockedWork("knead", Technique.KNEAD, lock));
    }

    @Test
    void onlyAnotherFindingChangesTheSession() {
        // Given
        stopped.stop(5, StopReason.BONE_PAIN, "knead");
        later.step(10, "knead", 60, null);
        judged();
        Session stored = Session.unpack(later.session.id(), 1, 1, later.session.pack());

        // When
        stored.judge(history(), Happenings.OUTLINE);
        boolean same = stored.isChanged();
        stored.judge(LockHistory.NONE, Happenings.OUTLINE);

        // Then
        assertThat(same).isFalse();
        assertThat(stored.isChanged()).isTrue();
    }

    @Test
    void ofManyReportsTheFirstAndTheLastAreRemembered() {
        // Given
        for (int minute = 100; minute < 200; minute++) {
            later.step(minute, "knead", 1, null);
        }

        // When
        UUID lock = stopped.stop(198, StopReason.BONE_PAIN, "knead");

        // Then
        assertThat(judged()).containsExactly(new LockedWork("knead", Technique.KNEAD, lock));
        StepSums step = later.session.sums().steps.get("knead");
        assertThat(step).isNotNull();
        assertThat(step.days().iterator().next().times()).hasSize(ToolReports.MOST_TIMES);
        assertThat(step.seconds()).isEqualTo(100);
    }

    private void clear(UUID lock, int minute) {
        Instant at = Happenings.START.plusSeconds(minute * 60L);
        clearances.add(new Client.Clearance(lock, Technique.KNEAD, at));
    }

    private LockHistory history() {
        Client client = new Client(
                new UUID(1, 1),
                new UUID(1, 2),
                1,
                ZoneId.of("Europe/Berlin"),
                List.of(),
                List.of(),
                List.copyOf(clearances),
                false);
        return LockHistory.of(
                List.of(stopped.session, later.session), any -> Happenings.OUTLINE, Clearances.of(client));
    }

    private List<LockedWork> judged() {
        later.session.judge(history(), Happenings.OUTLINE);
        return later.session.sums().lockedWork;
    }
}
