package org.lumbar.e2e.linear;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A value with a revision that grows with each change: what a client's name or a plan's status is at routine-service. Whoever names a
 * revision changes that one or nothing.
 */
public final class Revised implements Model<Revised.State, Revised.Ask, Revised.Answer> {
    private final State initial;
    private final boolean onlyAnother;

    /**
     * The value at a revision.
     *
     * @param revision null after a change of which nobody was told the revision
     */
    public record State(String value, @Nullable Long revision) {}

    /**
     * What is asked for.
     *
     * @param value to be set; null to read
     * @param expected the revision that the caller has seen; null if any will do
     */
    public record Ask(@Nullable String value, @Nullable Long expected) {
        public static Ask read() {
            return new Ask(null, null);
        }
    }

    /** What came back: a value at its revision, or a refusal. */
    public record Answer(
            Outcome outcome,
            @Nullable String value,
            @Nullable Long revision) {
        public static Answer of(String value, long revision) {
            return new Answer(Outcome.DONE, value, revision);
        }

        public static Answer refused(Outcome outcome) {
            return new Answer(outcome, null, null);
        }
    }

    /** How it ended. */
    public enum Outcome {
        DONE,
        /** Another revision than the one that was named. */
        STALE,
        /** It has that value already, and takes only another. */
        CONFLICT
    }

    /** @param onlyAnother whether to set the value that is there is a conflict */
    public Revised(State initial, boolean onlyAnother) {
        this.initial = initial;
        this.onlyAnother = onlyAnother;
    }

    @Override
    public State initial() {
        return initial;
    }

    @Override
    public List<State> after(State state, Ask ask, @Nullable Answer answer) {
        if (ask.value() == null) {
            return read(state, answer);
        }
        boolean stale = ask.expected() != null
                && state.revision() != null
                && !ask.expected().equals(state.revision());
        boolean conflict = onlyAnother && ask.value().equals(state.value());
        if (answer == null) {
            return stale || conflict ? List.of() : List.of(new State(ask.value(), null));
        }
        return switch (answer.outcome()) {
            case STALE -> stale || unknown(state, ask) ? List.of(state) : List.of();
            case CONFLICT -> conflict && !stale ? List.of(state) : List.of();
            case DONE ->
                stale || conflict || !isNewer(state, ask, answer)
                        ? List.of()
                        : List.of(new State(ask.value(), answer.revision()));
        };
    }

    private static boolean unknown(State state, Ask ask) {
        return ask.expected() != null && state.revision() == null;
    }

    private static boolean isNewer(State state, Ask ask, Answer answer) {
        return ask.value() != null
                && ask.value().equals(answer.value())
                && answer.revision() != null
                && (state.revision() == null || answer.revision() > state.revision());
    }

    private static List<State> read(State state, @Nullable Answer answer) {
        if (answer == null) {
            return List.of(state);
        }
        boolean same = state.value().equals(answer.value())
                && (state.revision() == null || state.revision().equals(answer.revision()));
        return same ? List.of(new State(state.value(), answer.revision())) : List.of();
    }
}
