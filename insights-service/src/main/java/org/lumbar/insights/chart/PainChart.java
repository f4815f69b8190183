package org.lumbar.insights.chart;

import static org.lumbar.insights.chart.Frame.text;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lumbar.insights.snapshot.RatingSnapshot.Moment;
import org.lumbar.insights.timeline.Timeline;
import org.lumbar.insights.timeline.TimelineDay;

/**
 * Pain over time: every rating as it was given, the smoothed line with its drift limits, the trend, and what happened.
 *
 * @param points one per rating, and never a mean
 * @param stems from the rating before a session to the one after it
 * @param line the smoothed line as an SVG path, broken where it starts again
 * @param limits the area between the drift limits as an SVG path; empty before there are any
 * @param trend null where there is not enough data for one
 */
public record PainChart(
        Frame frame,
        List<Tick> days,
        List<Level> levels,
        List<Point> points,
        List<Stem> stems,
        String line,
        String limits,
        @Nullable TrendLine trend,
        List<Flag> flags) {

    private static final int WORST = 10;
    private static final int DAYS_WHEN_NARROW = 42;
    private static final int FEWEST_DAYS = 28;

    /** How much room there is. */
    public enum Size {
        WIDE,
        NARROW
    }

    /** The height of the plane of values. */
    public int plane() {
        return frame.floor() - frame.top();
    }

    /** The moments of which there is a point, for the legend. */
    public List<Moment> moments() {
        return Ratings.DRAWN.stream()
                .filter(moment -> points.stream().anyMatch(point -> point.moment() == moment))
                .toList();
    }

    /** A score that the axis names. */
    public record Level(int score, String y) {}

    /** One rating. */
    public record Point(Moment moment, LocalDate day, int score, String x, String y) {}

    /** The change over a session. */
    public record Stem(String x, String before, String after) {}

    /** Draws a timeline with what happened in it, in the order of days. */
    public static PainChart of(Timeline timeline, List<Event> events, Size size) {
        Frame frame = frame(timeline, events, size);
        return new PainChart(
                frame,
                Tick.mondays(frame),
                levels(frame),
                Ratings.points(timeline.days(), frame),
                Ratings.stems(timeline.days(), frame),
                Smoothed.line(timeline.chartLine(), frame),
                Smoothed.limits(timeline.chartLine(), frame),
                TrendLine.of(timeline.trend(), frame),
                Flag.of(events, frame));
    }

    private static Frame frame(Timeline timeline, List<Event> events, Size size) {
        LocalDate to = timeline.to();
        LocalDate from = begin(timeline, events);
        if (size == Size.WIDE) {
            return Flag.makeRoom(events, new Frame(720, 300, 26, 0, 24, from, to, WORST));
        }
        LocalDate recent = latest(from, to.minusDays(DAYS_WHEN_NARROW - 1L));
        return Flag.makeRoom(events, new Frame(340, 260, 22, 0, 24, recent, to, WORST));
    }

    /** The day before anything is known, so that a new client's chart is not empty on the left. */
    private static LocalDate begin(Timeline timeline, List<Event> events) {
        LocalDate first = Stream.concat(
                        timeline.days().stream()
                                .filter(day ->
                                        day.pain() != null || !day.after().isEmpty())
                                .map(TimelineDay::localDay),
                        events.stream().map(Event::day))
                .min(LocalDate::compareTo)
                .orElse(timeline.from());
        LocalDate shortest = timeline.to().minusDays(FEWEST_DAYS - 1L);
        LocalDate early = first.minusDays(1);
        return latest(timeline.from(), early.isBefore(shortest) ? early : shortest);
    }

    private static LocalDate latest(LocalDate first, LocalDate second) {
        return first.isAfter(second) ? first : second;
    }

    private static List<Level> levels(Frame frame) {
        List<Level> levels = new ArrayList<>();
        for (int score = 0; score <= WORST; score += 2) {
            levels.add(new Level(score, text(frame.y(score))));
        }
        return levels;
    }
}
