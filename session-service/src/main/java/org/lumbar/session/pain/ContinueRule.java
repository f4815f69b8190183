package org.lumbar.session.pain;

import java.util.Collection;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.lumbar.session.event.Moment;

/**
 * The continue rule of measures.md, from physiotherapy's traffic-light practice: a rating DURING a session of 0–3 goes on,
 * 4–5 goes on lighter, 6 and more stops the step, and so does a rise of 2 over BEFORE; in a strict routine any rise does.
 *
 * @param before the lowest rating BEFORE this session; empty while there is none, then no rule compares with it
 * @param strict the routine's sources say to stop on any discomfort
 * @param severe decides about ratings that are not of a running session
 */
public record ContinueRule(OptionalInt before, boolean strict, SeverePain severe) {
    private static final int STOP_FROM = 6;
    private static final int LIGHTER_FROM = 4;
    private static final int RISE = 2;

    /** The rule for a session with these ratings. */
    public static ContinueRule of(Collection<Rating> ratings, boolean strict, SeverePain severe) {
        OptionalInt lowest = ratings.stream()
                .filter(rating -> rating.moment() == Moment.BEFORE)
                .mapToInt(Rating::score)
                .min();
        return new ContinueRule(lowest, strict, severe);
    }

    /** The rule that decides for a rating DURING a session, whatever else is known of it; null if that has a say. */
    public static @Nullable Rule decideAlone(int score) {
        return score >= STOP_FROM ? Rule.NRS_6_UP : null;
    }

    /** The rule that decides for a rating, of NRS 0 to 10; null for one AFTER, and for a bearable one that is not DURING. */
    public @Nullable Rule decide(Moment moment, int score) {
        if (moment != Moment.DURING) {
            return severe.decide(moment, score);
        }
        if (score >= STOP_FROM) {
            return Rule.NRS_6_UP;
        }
        if (before.isPresent() && score >= before.getAsInt() + RISE) {
            return Rule.BEFORE_PLUS_2;
        }
        if (strict && before.isPresent() && score > before.getAsInt()) {
            return Rule.ABOVE_BEFORE;
        }
        return score >= LIGHTER_FROM ? Rule.NRS_4_5 : Rule.NRS_0_3;
    }
}
