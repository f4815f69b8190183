package org.lumbar.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.lumbar.e2e.linear.Checker;
import org.lumbar.e2e.linear.Model;
import org.lumbar.e2e.linear.Operation;

/** What several callers asked of several objects at once, and were told; by object, for each is judged alone. */
final class Histories<K, I, O> {
    private final Map<K, Queue<Operation<I, O>>> byObject = new ConcurrentHashMap<>();

    /** What answers a question; null, or a failure, if nobody knows whether it has happened. */
    interface Asked<O> {
        @Nullable
        O answer();
    }

    /** Asks, and writes down what came of it. */
    @Nullable
    O record(K object, int caller, I input, Asked<O> asked) {
        long called = System.nanoTime();
        O answer;
        try {
            answer = asked.answer();
        } catch (java.io.UncheckedIOException noAnswer) {
            answer = null;
        }
        byObject.computeIfAbsent(object, any -> new ConcurrentLinkedQueue<>())
                .add(new Operation<>(caller, input, answer, called, System.nanoTime()));
        return answer;
    }

    /** Judges each object's history; prints a figure, and fails the story if one cannot be explained. */
    <S> void areLinearizable(String door, Function<K, Model<S, I, O>> models) {
        int operations = 0;
        int unknown = 0;
        int steps = 0;
        List<String> faults = new ArrayList<>();
        for (Map.Entry<K, Queue<Operation<I, O>>> entry : byObject.entrySet()) {
            List<Operation<I, O>> history = List.copyOf(entry.getValue());
            Checker.Result result = new Checker<>(models.apply(entry.getKey())).check(history);
            operations += history.size();
            unknown +=
                    (int) history.stream().filter(each -> each.output() == null).count();
            steps += result.steps();
            if (!result.linearizable()) {
                faults.add(entry.getKey() + ": no order explains more than " + result.explained() + " of "
                        + history.size() + " answers");
            }
        }
        System.out.println(String.format(
                Locale.ROOT,
                "proof: %s: %d histories, %d operations, %d without an answer, %d not linearizable (%d steps)",
                door,
                byObject.size(),
                operations,
                unknown,
                faults.size(),
                steps));
        assertThat(faults).as(door).isEmpty();
    }
}
