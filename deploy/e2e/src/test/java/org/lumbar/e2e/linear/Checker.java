package org.lumbar.e2e.linear;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Looks for an order, of one operation after the other, that explains a history of one object: it keeps what has ended before
 * something else began in that order, and each answer is the one that the model gives. The search is Wing's and Gong's, and remembers
 * like Lowe's where it has been.
 */
public final class Checker<S, I, O> {
    private static final int MOST_STEPS = 5_000_000;

    private final Model<S, I, O> model;

    public Checker(Model<S, I, O> model) {
        this.model = model;
    }

    /**
     * What came of it.
     *
     * @param linearizable whether there is such an order
     * @param explained how many answers the best order explains
     * @param steps how many steps the search took
     */
    public record Result(boolean linearizable, int explained, int steps) {}

    /** What has been put in order, and the state that this leads to. */
    private record Place<S>(BitSet done, S state) {}

    /**
     * Searches until it has found an order, or there is none.
     *
     * @throws IllegalStateException if the search takes too long; then the history has too many callers at once
     */
    public Result check(List<Operation<I, O>> history) {
        List<Operation<I, O>> operations = new ArrayList<>(history);
        operations.sort(Comparator.comparingLong(Operation::called));
        int answered = (int) operations.stream().filter(Operation::isAnswered).count();
        Deque<Place<S>> open = new ArrayDeque<>();
        Set<Place<S>> seen = new HashSet<>();
        open.push(new Place<>(new BitSet(), model.initial()));
        int best = 0;
        int steps = 0;
        while (!open.isEmpty()) {
            Place<S> place = open.pop();
            int explained = explained(place, operations);
            best = Math.max(best, explained);
            if (explained == answered) {
                return new Result(true, best, steps);
            }
            for (int next : possible(place, operations)) {
                if (++steps > MOST_STEPS) {
                    throw new IllegalStateException("no order found in " + MOST_STEPS + " steps; none is excluded");
                }
                Operation<I, O> operation = operations.get(next);
                for (S state : model.after(place.state(), operation.input(), operation.output())) {
                    BitSet done = (BitSet) place.done().clone();
                    done.set(next);
                    Place<S> further = new Place<>(done, state);
                    if (seen.add(further)) {
                        open.push(further);
                    }
                }
            }
        }
        return new Result(false, best, steps);
    }

    private int explained(Place<S> place, List<Operation<I, O>> operations) {
        return (int) place.done().stream()
                .filter(i -> operations.get(i).isAnswered())
                .count();
    }

    /** Those that nothing left out must come before; the earliest last, for it is tried first. */
    private List<Integer> possible(Place<S> place, List<Operation<I, O>> operations) {
        long firstAnswer = Long.MAX_VALUE;
        for (int i = 0; i < operations.size(); i++) {
            Operation<I, O> operation = operations.get(i);
            if (!place.done().get(i) && operation.isAnswered()) {
                firstAnswer = Math.min(firstAnswer, operation.answered());
            }
        }
        List<Integer> possible = new ArrayList<>();
        for (int i = operations.size() - 1; i >= 0; i--) {
            if (!place.done().get(i) && operations.get(i).called() <= firstAnswer) {
                possible.add(i);
            }
        }
        return possible;
    }
}
