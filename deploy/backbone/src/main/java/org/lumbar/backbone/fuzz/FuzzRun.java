package org.lumbar.backbone.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import java.util.UUID;
import org.lumbar.backbone.Mutations;

/**
 * The seed and the size of a run. Every input depends on the seed and its own number only, whichever thread makes it and when.
 *
 * <p>{@code -Dfuzz.seed=<seed>} repeats a run, {@code -Dfuzz.inputs=<count>} makes it shorter or longer.
 */
public final class FuzzRun {
    /** The system property that repeats a seed. */
    public static final String SEED = "fuzz.seed";

    /** The system property that says how many inputs a service gets, requests and records together. */
    public static final String INPUTS = "fuzz.inputs";

    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private final long seed;
    private final int inputs;

    /** @param inputs requests and records together, at least 2 */
    public FuzzRun(long seed, int inputs) {
        this.seed = seed;
        this.inputs = inputs;
    }

    /** As the system properties say, else with a new seed and so many inputs. */
    public static FuzzRun started(int usualInputs) {
        return new FuzzRun(
                Long.getLong(SEED, new SplittableRandom().nextLong()), Integer.getInteger(INPUTS, usualInputs));
    }

    /** Requests and records together. */
    public int inputs() {
        return inputs;
    }

    /** What repeats it, on the command line. */
    @Override
    public String toString() {
        return "-D" + SEED + "=" + seed + " -D" + INPUTS + "=" + inputs;
    }

    /** Names an input for the message of a test that fails. */
    public String name(int number) {
        return "input " + number + " of -D" + SEED + "=" + seed;
    }

    /** The source of chance of one input. */
    SplittableRandom random(int number) {
        return new SplittableRandom(seed ^ number * GOLDEN).split();
    }

    /** The mutations of one input. */
    Mutations mutations(int number) {
        return Mutations.seeded(seed + number * GOLDEN);
    }

    /** An id that is the same in every run of this seed. */
    public UUID id(String name) {
        return UUID.nameUUIDFromBytes((seed + name).getBytes(StandardCharsets.UTF_8));
    }
}
