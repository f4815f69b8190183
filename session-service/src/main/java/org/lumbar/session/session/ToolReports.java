package org.lumbar.session.session;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.lumbar.session.store.PackedReader;
import org.lumbar.session.store.PackedWriter;

/**
 * The completed reports of one step on one local day with one tool: how long, and when. Of many reports the first times and the
 * last are kept, so that a report costs the same however many there are.
 */
final class ToolReports {
    /** Nobody does a step more often in a day; the last time decides for every lock that is not cleared. */
    static final int MOST_TIMES = 32;

    private static final int MICROS = 1_000;

    private final TreeSet<Instant> times = new TreeSet<>();
    private @Nullable Long seconds;

    /** Reports of which it is not known when they happened. */
    static ToolReports withoutTimes(@Nullable Long seconds) {
        ToolReports reports = new ToolReports();
        reports.seconds = seconds;
        return reports;
    }

    void add(@Nullable Integer moreSeconds, Instant at) {
        seconds = StepSums.sum(seconds, moreSeconds);
        times.add(at);
        if (times.size() > MOST_TIMES) {
            // All but the last: what was kept as the last so far goes, unless it is one of the first.
            times.remove(times.lower(times.last()));
        }
    }

    @Nullable
    Long seconds() {
        return seconds;
    }

    Collection<Instant> times() {
        return times;
    }

    void pack(PackedWriter out, LocalDate day) {
        long from = start(day);
        out.optionalNumber(seconds)
                .list(
                        times,
                        (writer, at) ->
                                writer.number(at.getEpochSecond() - from).number(at.getNano() / MICROS));
    }

    static ToolReports unpack(PackedReader in, LocalDate day) {
        ToolReports reports = new ToolReports();
        reports.seconds = in.flag() ? Long.valueOf(in.number()) : null;
        long from = start(day);
        reports.times.addAll(
                in.list(reader -> Instant.ofEpochSecond(from + reader.number(), reader.number() * MICROS)));
        return reports;
    }

    private static long start(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toEpochSecond();
    }
}
