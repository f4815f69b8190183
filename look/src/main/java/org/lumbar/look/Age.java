package org.lumbar.look;

import java.time.Duration;
import java.time.Instant;

/** How long ago something was, in the largest unit that fits at least once. */
public record Age(Unit unit, long count) {

    /** From fine to coarse. */
    public enum Unit {
        NOW,
        MINUTES,
        HOURS,
        DAYS
    }

    /** The age of an instant; one that lies ahead, because two clocks differ, is now. */
    static Age of(Instant instant, Instant now) {
        Duration age = Duration.between(instant, now);
        if (age.toDays() > 0) {
            return new Age(Unit.DAYS, age.toDays());
        }
        if (age.toHours() > 0) {
            return new Age(Unit.HOURS, age.toHours());
        }
        return age.toMinutes() > 0 ? new Age(Unit.MINUTES, age.toMinutes()) : new Age(Unit.NOW, 0);
    }
}
