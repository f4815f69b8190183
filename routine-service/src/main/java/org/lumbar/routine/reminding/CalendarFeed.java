package org.lumbar.routine.reminding;

import java.time.Instant;
import java.util.Map;

/**
 * A client's feed as they see it: that there is one, and when it reminds them. Its address is shown once.
 *
 * @param times of day, such as 07:30, by the name of a day's session
 */
record CalendarFeed(Instant madeAt, Map<String, String> times) {

    /**
     * A new one.
     *
     * @param path of its address, on the host of this API; whoever has it reads the feed
     */
    record Made(String path, Instant madeAt, Map<String, String> times) {
        @Override
        public String toString() {
            return "Made";
        }
    }

    static CalendarFeed of(Instant madeAt, FeedTimes times) {
        return new CalendarFeed(madeAt, times.written());
    }

    Made at(String path) {
        return new Made(path, madeAt, times);
    }
}
