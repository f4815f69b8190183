package org.lumbar.simulator.story;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/**
 * What a story depends on, and nothing else.
 *
 * @param weeks how long the clients' ways take to unfold; the story may run shorter or longer
 * @param start first day of every plan
 * @param until last day, included
 */
public record Setting(long seed, int clients, int weeks, LocalDate start, LocalDate until, UUID practiceId) {
    /** The practice of the demo users. */
    public static final UUID DEMO_PRACTICE = UUID.fromString("0190a000-0000-7000-8000-00000000d001");

    public static final long DEFAULT_SEED = 20_260_817L;

    public Setting {
        if (clients < 1 || weeks < 1) {
            throw new IllegalArgumentException("a story needs at least one client and one week");
        }
        if (until.isBefore(start)) {
            throw new IllegalArgumentException("a story cannot end (" + until + ") before it starts (" + start + ")");
        }
    }

    /** So many clients over so many whole weeks that end with {@code until}, from the default seed. */
    public static Setting endingOn(LocalDate until, int clients, int weeks) {
        return new Setting(DEFAULT_SEED, clients, weeks, firstDay(until, weeks), until, DEMO_PRACTICE);
    }

    /** First of so many whole weeks that end with {@code until}. */
    public static LocalDate firstDay(LocalDate until, int weeks) {
        return until.minusDays(7L * weeks - 1);
    }

    /** Days since the start. */
    int dayNumber(LocalDate day) {
        return (int) ChronoUnit.DAYS.between(start, day);
    }

    /** 0 on the first day, 1 when the weeks are over. */
    double progress(LocalDate day) {
        return Math.min(1.0, dayNumber(day) / (7.0 * weeks - 1));
    }
}
