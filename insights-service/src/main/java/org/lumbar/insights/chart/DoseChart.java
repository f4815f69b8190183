package org.lumbar.insights.chart;

import static org.lumbar.insights.chart.Frame.text;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.lumbar.insights.timeline.TimelineDay;

/**
 * Seconds of ball rolling per day against the daily limit.
 *
 * @param limitSeconds the newest limit that is known
 * @param limitY where the limit lies
 */
public record DoseChart(Frame frame, List<Tick> days, List<Bar> bars, int limitSeconds, String limitY) {

    private static final int DAYS = 28;
    private static final double HEADROOM = 1.15;
    private static final double SHARE_OF_SLOT = 0.62;

    /**
     * One day with a dose.
     *
     * @param exceeded true if it is above that day's limit
     */
    public record Bar(
            LocalDate day,
            int seconds,
            boolean exceeded,
            String x,
            String middle,
            String y,
            String width,
            String height) {}

    /** The last 28 days up to {@code to}; null if none of them has a dose. */
    public static @Nullable DoseChart of(List<TimelineDay> days, LocalDate to) {
        LocalDate from = to.minusDays(DAYS - 1L);
        List<TimelineDay> dosed = days.stream()
                .filter(day -> !day.localDay().isBefore(from) && !day.localDay().isAfter(to))
                .filter(day -> used(day) > 0)
                .toList();
        if (dosed.isEmpty()) {
            return null;
        }
        int limit = limit(dosed.get(dosed.size() - 1));
        int most = dosed.stream().mapToInt(DoseChart::used).max().orElseThrow();
        Frame frame = new Frame(340, 130, 8, 8, 22, from, to, Math.max(limit, most) * HEADROOM);
        List<Bar> bars = dosed.stream().map(day -> bar(day, frame)).toList();
        return new DoseChart(frame, Tick.mondays(frame), bars, limit, text(frame.y(limit)));
    }

    /** The highest dose of a day, in seconds. */
    public Bar highest() {
        return bars.stream().reduce((a, b) -> b.seconds() > a.seconds() ? b : a).orElseThrow();
    }

    /** On how many days the limit was exceeded. */
    public long daysOver() {
        return bars.stream().filter(Bar::exceeded).count();
    }

    private static Bar bar(TimelineDay day, Frame frame) {
        double width = frame.slot() * SHARE_OF_SLOT;
        double top = frame.y(used(day));
        return new Bar(
                day.localDay(),
                used(day),
                used(day) > limit(day),
                text(frame.x(day.localDay()) - width / 2),
                text(frame.x(day.localDay())),
                text(top),
                text(width),
                text(frame.floor() - top));
    }

    private static int used(TimelineDay day) {
        return Objects.requireNonNullElse(day.doseUsedSeconds(), 0);
    }

    private static int limit(TimelineDay day) {
        return Objects.requireNonNullElse(day.doseLimitSeconds(), 0);
    }
}
