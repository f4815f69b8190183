package org.lumbar.backbone;

import java.util.SplittableRandom;
import org.apache.kafka.common.header.Headers;

/**
 * Makes bad input out of good: an endless, repeatable row of what callers, producers and broken disks send. Tests feed it to
 * every reader and demand that nothing but the reader's own coded fault comes out.
 *
 * <p>About half of what it makes of JSON is broken in its bytes; the other half is JSON that differs in one place: a member
 * twice, a number no type can hold, half an emoji, a structure instead of a text. Some of it is still valid: a reader may
 * also accept it.
 *
 * <p>Every input depends on the seed and its number only, so the same calls in the same order make the same inputs. The seed
 * is printed at the start; {@code -Dlumbar.mutations.seed=<seed>} repeats it. For one thread.
 */
public final class Mutations {
    /** The system property that repeats a seed. */
    public static final String SEED = "lumbar.mutations.seed";

    private final long seed;
    private long count;

    private Mutations(long seed) {
        this.seed = seed;
    }

    /** Starts with the seed of the system property, else with a new one, and prints it. */
    public static Mutations seeded() {
        Mutations made = seeded(Long.getLong(SEED, new SplittableRandom().nextLong()));
        System.out.println("Mutated inputs: repeat them with -D" + SEED + "=" + made.seed);
        return made;
    }

    /** Starts with a seed that is known. */
    public static Mutations seeded(long seed) {
        return new Mutations(seed);
    }

    /** Names the input made last, for the message of a test that fails. */
    public String last() {
        return "input " + count + " of seed " + seed;
    }

    /** A valid JSON document, changed in one to three places or in its bytes; an example that is no JSON is changed in its bytes. */
    public byte[] json(byte[] example) {
        SplittableRandom random = next();
        byte[] mutated = random.nextInt(8) < 5 ? new MutatedJson(random).of(example) : example;
        return mutated == example || random.nextInt(8) == 0 ? new MutatedBytes(random).of(mutated) : mutated;
    }

    /** Bytes of any format, changed in one to three places. */
    public byte[] bytes(byte[] example) {
        return new MutatedBytes(next()).of(example);
    }

    /** A text of a line: a header's, a parameter's, a part of a path; may hold control characters and half surrogate pairs. */
    public String text(String example) {
        return new AwkwardValues(next()).textLike(example);
    }

    /**
     * Headers of a record, changed in one to three places: without a value, empty, twice, gone, renamed, of other bytes, and
     * with attributes and content types that are none.
     *
     * @return new ones; the example stays as it is
     */
    public Headers headers(Headers example) {
        return new MutatedHeaders(next()).of(example);
    }

    /** What a caller may write into {@code Content-Type}, most of it no media type; never null. */
    public String contentType() {
        return new AwkwardValues(next()).contentType();
    }

    /** Each input has its own source of chance: how much one takes from it does not move the others. */
    private SplittableRandom next() {
        count++;
        return new SplittableRandom(seed ^ count * 0x9E3779B97F4A7C15L).split();
    }
}
