package org.lumbar.session.day;

/** The daily limit of ball and roller work together: five minutes, by source S2B of the catalogue. */
public final class DoseLimit {
    /** Seconds a local day. */
    public static final int SECONDS = 300;

    private DoseLimit() {}

    static long remaining(long used) {
        return Math.max(0, SECONDS - used);
    }

    static boolean isExceeded(long used) {
        return used > SECONDS;
    }
}
