package org.lumbar.session.plan;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Tells a ball or a roller by what people call it. One of these words among the others is enough: a "tennis ball", a "foam-roller",
 * a "massage stick or roller". A word that only contains one, such as "controller", says nothing.
 */
public final class BallOrRoller {
    private static final Set<String> WORDS = Set.of(
            "ball",
            "balls",
            "tennisball",
            "tennisballs",
            "massageball",
            "massageballs",
            "roller",
            "rollers",
            "foamroller",
            "foamrollers");

    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");

    private BallOrRoller() {}

    /** True if that names one, whatever its case. */
    public static boolean isNamedIn(String equipment) {
        for (String word : BETWEEN_WORDS.split(equipment.toLowerCase(Locale.ROOT))) {
            if (WORDS.contains(word)) {
                return true;
            }
        }
        return false;
    }
}
