package org.lumbar.insights.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lumbar.insights.rule.States.NOW;
import static org.lumbar.insights.rule.States.daysAgo;
import static org.lumbar.insights.rule.States.id;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.Predicate;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.lumbar.insights.alert.Alert;
import org.lumbar.insights.alert.AlertCode;
import org.lumbar.insights.snapshot.SessionSnapshot.StopReason;
import org.lumbar.insights.trend.FlareUp;
import org.lumbar.insights.trend.FlareUp.Origin;

/** The list of alerts in their written form, once more and word by word, over made-up clients. */
class AlertRulesPropertyTest {

    @Property(tries = 1000)
    void anyClientsAlertsAreThoseOfTheWrittenList(@ForAll long seed) {
        // Given
        MadeUp client = new MadeUp(new Random(seed));

        // When
        List<AlertCode> codes = new ArrayList<>(client.state.codes());

        // Then
        Collections.sort(codes);
        Collections.sort(client.expected);
        assertThat(codes).isEqualTo(client.expected);
    }

    @Property(tries = 300)
    void painRulesLookAtTheLastThreeRatedSessions(@ForAll long seed) {
        // Given
        Random random = new Random(seed);
        States state = States.ofAClient();
        List<Session> oldestFirst = new ArrayList<>();
        for (int ago = 10; ago > 0; ago--) {
            Session session = new Session(score(random), score(random));
            oldestFirst.add(session);
            state.session(ago, session.before < 0 ? null : session.before, session.after < 0 ? null : session.after);
        }

        // When
        List<AlertCode> codes = state.codes();

        // Then
        boolean high = badInLastThree(oldestFirst, session -> session.after >= 0, session -> session.after >= 7);
        boolean rises = badInLastThree(
                oldestFirst,
                session -> session.before >= 0 && session.after >= 0,
                session -> session.after - session.before >= 2);
        assertThat(codes.contains(AlertCode.HIGH_PAIN_AFTER)).isEqualTo(high);
        assertThat(codes.contains(AlertCode.PAIN_RISES)).isEqualTo(rises);
        assertThat(codes).hasSize((high ? 1 : 0) + (rises ? 1 : 0));
    }

    /** NRS points; −1 for none. */
    private record Session(int before, int after) {}

    private static int score(Random random) {
        return random.nextInt(4) == 0 ? -1 : random.nextInt(11);
    }

    private static boolean badInLastThree(List<Session> sessions, Predicate<Session> rated, Predicate<Session> bad) {
        int seen = 0;
        int found = 0;
        for (int i = sessions.size() - 1; i >= 0 && seen < 3; i--) {
            if (rated.test(sessions.get(i))) {
                seen++;
                found += bad.test(sessions.get(i)) ? 1 : 0;
            }
        }
        return found >= 2;
    }

    /** A client with some of everything, and the alerts that the written list gives for it. */
    private static final class MadeUp {

        private final States state = States.ofAClient();
        private final List<AlertCode> expected = new ArrayList<>();
        private final Random random;

        MadeUp(Random random) {
            this.random = random;
            stops();
            flares();
            soreness();
            dose();
            consistency();
            silence();
        }

        private void expect(boolean holds, AlertCode code) {
            if (holds) {
                expected.add(code);
            }
        }

        private void stops() {
            boolean overdue = false;
            for (int ago = 0; ago < random.nextInt(3); ago++) {
                StopReason reason = StopReason.values()[random.nextInt(StopReason.values().length)];
                boolean cleared = random.nextInt(3) == 0;
                state.stopped(ago, reason, cleared);
                boolean bone = reason == StopReason.BONE_PAIN && !cleared;
                boolean excruciating = reason == StopReason.EXCRUCIATING && !cleared;
                expect(bone, AlertCode.BONE_PAIN);
                expect(excruciating, AlertCode.EXCRUCIATING_PAIN);
                int hours = random.nextInt(48);
                boolean acknowledged = random.nextBoolean();
                AlertCode code = excruciating ? AlertCode.EXCRUCIATING_PAIN : AlertCode.BONE_PAIN;
                state.raised(idOf(code, id(100 + ago)), Duration.ofHours(hours), acknowledged);
                overdue |= (bone || excruciating) && !acknowledged && hours >= 24;
            }
            expect(overdue, AlertCode.RED_UNACKNOWLEDGED);
        }

        private static UUID idOf(AlertCode code, UUID stop) {
            return Alert.of(States.CLIENT, code, stop, States.TODAY, List.of(), List.of())
                    .id();
        }

        private void flares() {
            int days = random.nextInt(4);
            boolean over = random.nextInt(3) == 0;
            if (days > 0) {
                state.flare(new FlareUp(
                        random.nextBoolean() ? Origin.DETECTED : Origin.REPORTED,
                        daysAgo(9),
                        days >= 2 ? daysAgo(8) : null,
                        days >= 3 ? daysAgo(7) : null,
                        daysAgo(10 - days),
                        over ? daysAgo(3) : null,
                        null,
                        null));
            }
            expect(days == 2 && !over, AlertCode.FLARE);
            expect(days == 3 && !over, AlertCode.SEVERE_FLARE);
        }

        private void soreness() {
            int from = random.nextInt(6);
            boolean lasts = random.nextBoolean();
            state.sore(from, 0, lasts);
            expect(lasts && from + 1 >= 3, AlertCode.STILL_SORE);
        }

        private void dose() {
            int ago = random.nextInt(20);
            state.tooMuchDose(ago);
            expect(ago <= 13, AlertCode.DOSE_EXCEEDED);
        }

        private void consistency() {
            int age = random.nextInt(30);
            Double today = random.nextInt(4) == 0 ? null : random.nextInt(5) / 4.0;
            state.plan(age, random.nextDouble(), today);
            expect(age >= 13 && today != null && today < 0.5, AlertCode.LOW_CONSISTENCY);
        }

        private void silence() {
            int started = random.nextInt(500);
            int heard = random.nextInt(500);
            boolean waits = random.nextInt(4) > 0;
            boolean everHeard = random.nextInt(4) > 0;
            state.silentSince(
                    waits ? NOW.minus(Duration.ofHours(started)) : null,
                    everHeard ? NOW.minus(Duration.ofHours(heard)) : null);
            int silent = waits ? (everHeard ? Math.min(started, heard) : started) : 0;
            expect(silent >= 49 && silent < 14 * 24, AlertCode.NO_DATA);
            expect(silent >= 14 * 24, AlertCode.NO_DATA_FOR_LONG);
        }
    }
}
