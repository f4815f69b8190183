package org.lumbar.simulator.routine;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Which equipment is a ball or a roller, by session-service's README. */
public final class BallWords {
    private static final Pattern WORD = Pattern.compile(
            "(?<![\\p{L}\\p{N}])((tennis|massage)?balls?|(foam)?rollers?)(?![\\p{L}\\p{N}])",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private BallWords() {}

    public static boolean isIn(@Nullable String equipment) {
        return equipment != null && WORD.matcher(equipment).find();
    }
}
