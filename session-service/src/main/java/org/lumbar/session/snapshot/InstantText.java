package org.lumbar.session.snapshot;

import java.time.Instant;
import java.time.LocalDate;

/** Instants as RFC 3339 in UTC, to the microsecond. */
final class InstantText {
    private static final int SECONDS_A_DAY = 86_400;

    private InstantText() {}

    /** As {@link Instant#toString()}, but with six fractional digits where there are any. */
    static String of(Instant instant) {
        long day = Math.floorDiv(instant.getEpochSecond(), SECONDS_A_DAY);
        int second = Math.floorMod(instant.getEpochSecond(), SECONDS_A_DAY);
        StringBuilder text =
                new StringBuilder(27).append(LocalDate.ofEpochDay(day)).append('T');
        two(text, second / 3_600).append(':');
        two(text, second / 60 % 60).append(':');
        two(text, second % 60);
        int micros = instant.getNano() / 1_000;
        if (micros > 0) {
            text.append('.');
            for (int unit = 100_000; unit > 0; unit /= 10) {
                text.append((char) ('0' + micros / unit % 10));
            }
        }
        return text.append('Z').toString();
    }

    private static StringBuilder two(StringBuilder text, int number) {
        return text.append((char) ('0' + number / 10)).append((char) ('0' + number % 10));
    }
}
