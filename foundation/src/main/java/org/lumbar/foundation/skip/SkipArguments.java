package org.lumbar.foundation.skip;

import java.util.List;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * What an operator has typed: {@code skip <topic> <partition> <offset>}.
 *
 * @param offset of the one record
 */
public record SkipArguments(String topic, int partition, long offset) {
    /** What it takes. */
    public static final String USAGE =
            "skip <topic> <partition> <offset>   of the next record that the service would read";

    /** Null if they make no sense; the first is the command's own name. */
    public static @Nullable SkipArguments of(List<String> arguments) {
        if (arguments.size() != 4) {
            return null;
        }
        try {
            SkipArguments typed = new SkipArguments(
                    arguments.get(1), Integer.parseInt(arguments.get(2)), Long.parseLong(arguments.get(3)));
            return typed.partition < 0 || typed.offset < 0 ? null : typed;
        } catch (NumberFormatException notOne) {
            return null;
        }
    }

    /** Does it and prints what it did; 0 when it is done, 1 if it is refused, 2 if the arguments make no sense. */
    public static int run(SkipRecord skip, String... arguments) throws ExecutionException, InterruptedException {
        SkipArguments typed = of(List.of(arguments));
        if (typed == null) {
            System.err.println(USAGE);
            return 2;
        }
        try {
            System.out.println(skip.at(typed.topic, typed.partition, typed.offset));
            return 0;
        } catch (RefusedSkip refused) {
            System.err.println("Nothing is skipped. " + refused.getMessage());
            return 1;
        }
    }
}
