package org.lumbar.routine.step;

import java.util.regex.Pattern;

/** A thing to have at hand. */
public record Equipment(String value, boolean optional, String origin) {
    private static final Pattern BALL_OR_ROLLER = Pattern.compile(
            "(?<![\\p{L}\\p{N}])((tennis|massage)?balls?|(foam)?rollers?)(?![\\p{L}\\p{N}])",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    /** True for a tennis or massage ball, a foam roller, or a choice that has one: who takes it works as with BALL_ROLL. */
    public static boolean isBallOrRoller(String thing) {
        return BALL_OR_ROLLER.matcher(thing).find();
    }
}
