package org.lumbar.e2e.linear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.lumbar.e2e.linear.Revised.Answer;
import org.lumbar.e2e.linear.Revised.Ask;
import org.lumbar.e2e.linear.Revised.Outcome;
import org.lumbar.e2e.linear.Revised.State;

class CheckerTest {
    private static final Checker<State, Ask, Answer> NAMES = new Checker<>(new Revised(new State("a", 1L), false));
    private static final Checker<State, Ask, Answer> SWITCHES = new Checker<>(new Revised(new State("on", 1L), true));
    private static final Checker<List<String>, Appended.Ask, List<String>> NOTES = new Checker<>(new Appended());

    @Test
    void oneAfterTheOtherIsLinearizable() {
        assertThat(NAMES.check(List.of(read("a", 1, 0, 1), set("b", 1L, 2, 2, 3), read("b", 2, 4, 5)))
                        .linearizable())
                .isTrue();
    }

    @Test
    void whoReadsWhatWasReplacedBeforeTheyAskedIsNot() {
        assertThat(NAMES.check(List.of(set("b", null, 2, 0, 1), read("a", 1, 2, 3)))
                        .linearizable())
                .isFalse();
    }

    @Test
    void whoReadsWhileItIsReplacedMayReadEither() {
        assertThat(List.of(read("a", 1, 1, 2), read("b", 2, 1, 2)))
                .allSatisfy(reading -> assertThat(NAMES.check(List.of(set("b", null, 2, 0, 3), reading))
                                .linearizable())
                        .isTrue());
    }

    @Test
    void oneWhoReadsTheNewAndThenAnotherTheOldIsNot() {
        assertThat(NAMES.check(List.of(set("b", null, 2, 0, 9), read("b", 2, 1, 2), read("a", 1, 3, 4)))
                        .linearizable())
                .isFalse();
    }

    @Test
    void twoWhoBothChangeTheSameRevisionHaveLostAChange() {
        Checker.Result result = NAMES.check(List.of(set("b", 1L, 2, 0, 5), set("c", 1L, 3, 1, 6)));

        assertThat(result.linearizable()).isFalse();
        assertThat(result.explained()).isEqualTo(1);
    }

    @Test
    void whoIsRefusedAsStaleMustHaveBeenOvertaken() {
        assertThat(NAMES.check(List.of(set("b", 1L, 2, 0, 5), stale("c", 1L, 1, 6)))
                        .linearizable())
                .isTrue();
        assertThat(NAMES.check(List.of(stale("c", 1L, 1, 6))).linearizable()).isFalse();
    }

    @Test
    void aChangeWithoutAnAnswerMayHaveHappenedOrNot() {
        Operation<Ask, Answer> unknown = new Operation<>(1, new Ask("b", null), null, 0, 0);

        assertThat(NAMES.check(List.of(unknown, read("a", 1, 5, 6))).linearizable())
                .isTrue();
        assertThat(NAMES.check(List.of(unknown, read("b", 7, 5, 6))).linearizable())
                .isTrue();
        assertThat(NAMES.check(List.of(unknown, read("a", 1, 3, 4), read("b", 7, 5, 6)))
                        .linearizable())
                .isTrue();
    }

    @Test
    void aChangeWithoutAnAnswerIsNotTakenBack() {
        Operation<Ask, Answer> unknown = new Operation<>(1, new Ask("b", null), null, 0, 0);

        assertThat(NAMES.check(List.of(unknown, read("b", 7, 3, 4), read("a", 1, 5, 6)))
                        .linearizable())
                .isFalse();
    }

    @Test
    void aRevisionNeverGoesBack() {
        assertThat(NAMES.check(List.of(set("b", null, 5, 0, 1), set("c", null, 4, 2, 3)))
                        .linearizable())
                .isFalse();
    }

    @Test
    void whatIsOnIsNotSwitchedOnTwice() {
        Operation<Ask, Answer> conflict =
                new Operation<>(1, new Ask("on", null), Answer.refused(Outcome.CONFLICT), 0, 1);

        assertThat(SWITCHES.check(List.of(conflict)).linearizable()).isTrue();
        assertThat(SWITCHES.check(List.of(set("on", null, 2, 0, 1))).linearizable())
                .isFalse();
        assertThat(SWITCHES.check(List.of(set("off", null, 2, 0, 1), set("off", null, 3, 0, 1)))
                        .linearizable())
                .isFalse();
    }

    @Test
    void aNoteThatIsMissingOrInAnotherOrderIsSeen() {
        List<Operation<Appended.Ask, List<String>>> added = List.of(note("x", 0, 1), note("y", 2, 3));

        assertThat(NOTES.check(with(added, notes(List.of("x", "y"), 4, 5))).linearizable())
                .isTrue();
        assertThat(NOTES.check(with(added, notes(List.of("y"), 4, 5))).linearizable())
                .isFalse();
        assertThat(NOTES.check(with(added, notes(List.of("y", "x"), 4, 5))).linearizable())
                .isFalse();
    }

    @Test
    void aLongHistoryOfManyCallersIsJudgedAndOneWrongAnswerInItIsFound() {
        List<Operation<Ask, Answer>> history = manyCallers(400, new Random(7));

        assertThat(NAMES.check(history).linearizable()).isTrue();
        for (int wrong = 50; wrong < 400; wrong += 50) {
            List<Operation<Ask, Answer>> tampered = new ArrayList<>(history);
            Operation<Ask, Answer> read = tampered.get(wrong);
            tampered.set(
                    wrong,
                    new Operation<>(read.caller(), Ask.read(), Answer.of("never", 1), read.called(), read.answered()));
            assertThat(NAMES.check(tampered).linearizable()).isFalse();
        }
    }

    @Test
    void anAnswerBeforeItsCallIsRefused() {
        assertThatThrownBy(() -> read("a", 1, 2, 1)).isInstanceOf(IllegalArgumentException.class);
    }

    /** Each takes effect in the middle of a time that overlaps with those of seven others. */
    private static List<Operation<Ask, Answer>> manyCallers(int operations, Random random) {
        List<Operation<Ask, Answer>> history = new ArrayList<>();
        String value = "a";
        long revision = 1;
        for (int i = 0; i < operations; i++) {
            long called = i * 10L - random.nextInt(40);
            long answered = i * 10L + random.nextInt(40);
            if (random.nextBoolean()) {
                history.add(new Operation<>(i % 8, Ask.read(), Answer.of(value, revision), called, answered));
            } else {
                Long expected = random.nextBoolean() ? (Long) revision : null;
                value = "v" + i;
                revision++;
                history.add(
                        new Operation<>(i % 8, new Ask(value, expected), Answer.of(value, revision), called, answered));
            }
        }
        return history;
    }

    private static Operation<Ask, Answer> read(String value, long revision, long called, long answered) {
        return new Operation<>(1, Ask.read(), Answer.of(value, revision), called, answered);
    }

    private static Operation<Ask, Answer> set(
            String value, @Nullable Long expected, long revision, long called, long answered) {
        return new Operation<>(2, new Ask(value, expected), Answer.of(value, revision), called, answered);
    }

    private static Operation<Ask, Answer> stale(String value, long expected, long called, long answered) {
        return new Operation<>(3, new Ask(value, expected), Answer.refused(Outcome.STALE), called, answered);
    }

    private static Operation<Appended.Ask, List<String>> note(String text, long called, long answered) {
        return new Operation<>(1, new Appended.Ask(text), List.of(), called, answered);
    }

    private static Operation<Appended.Ask, List<String>> notes(List<String> read, long called, long answered) {
        return new Operation<>(1, new Appended.Ask(null), read, called, answered);
    }

    private static <T> List<T> with(List<T> list, T more) {
        List<T> longer = new ArrayList<>(list);
        longer.add(more);
        return longer;
    }
}
