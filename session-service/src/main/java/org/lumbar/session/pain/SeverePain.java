package org.lumbar.session.pain;

import org.jspecify.annotations.Nullable;
import org.lumbar.session.event.Moment;

/**
 * With so much pain no session is to begin: a rating that treatment did not colour, so neither DURING a session nor AFTER it.
 * The threshold is ours, and not clinically validated.
 *
 * @param from the lowest score that is severe
 */
public record SeverePain(int from) {

    /** {@link Rule#SEVERE_PAIN}, or null if it does not hold. */
    public @Nullable Rule decide(Moment moment, int score) {
        return moment != Moment.DURING && moment != Moment.AFTER && score >= from ? Rule.SEVERE_PAIN : null;
    }
}
