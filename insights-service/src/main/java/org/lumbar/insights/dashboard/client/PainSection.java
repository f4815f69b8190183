package org.lumbar.insights.dashboard.client;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lumbar.insights.chart.Event;
import org.lumbar.insights.chart.PainChart;
import org.lumbar.insights.snapshot.RatingSnapshot.Moment;
import org.lumbar.insights.timeline.Timeline;
import org.lumbar.insights.timeline.TimelineDay;
import org.lumbar.insights.trend.ChartLine;
import org.lumbar.insights.trend.ChartLine.Drift;
import org.lumbar.insights.trend.Trend;

/**
 * A client's pain over time.
 *
 * @param days with any rating, in order
 * @param valued those of them that have a daily value
 * @param wide the chart for large screens and paper
 * @param narrow the chart for phones, which shows fewer days
 * @param drift where the smoothed line runs now; null if nobody can say
 * @param events what happened meanwhile, in the order of days
 */
public record PainSection(
        List<TimelineDay> days,
        List<TimelineDay> valued,
        Trend trend,
        PainChart wide,
        PainChart narrow,
        @Nullable Drift drift,
        List<Event> events) {

    private static final int DRIFT_DAYS = 3;

    static PainSection of(Timeline timeline, List<Event> events) {
        List<TimelineDay> rated =
                timeline.days().stream().filter(PainSection::isRated).toList();
        List<ChartLine.Point> line = timeline.chartLine().points();
        return new PainSection(
                rated,
                rated.stream().filter(day -> day.pain() != null).toList(),
                timeline.trend(),
                PainChart.of(timeline, events, PainChart.Size.WIDE),
                PainChart.of(timeline, events, PainChart.Size.NARROW),
                drift(line),
                events);
    }

    /** The newest day with a value; null if there is none. */
    public @Nullable TimelineDay last() {
        return valued.isEmpty() ? null : valued.get(valued.size() - 1);
    }

    /** The oldest day with a value; null if there is none. */
    public @Nullable TimelineDay first() {
        return valued.isEmpty() ? null : valued.get(0);
    }

    /** True if the smoothed line has left its limits. */
    public boolean drifts() {
        return drift == Drift.ABOVE || drift == Drift.BELOW;
    }

    /** What the numbers on the chart stand for, each kind once. */
    public List<Event.Kind> kinds() {
        return events.stream().map(Event::kind).distinct().sorted().toList();
    }

    /** The moments in the order of the table's columns. */
    public List<Moment> columns() {
        return List.of(Moment.values());
    }

    /** Where the line has run on the latest rated days, as long as it takes to raise an alert; null if they differ. */
    private static @Nullable Drift drift(List<ChartLine.Point> line) {
        List<ChartLine.Point> latest = line.subList(Math.max(0, line.size() - DRIFT_DAYS), line.size());
        Drift last = line.isEmpty() ? null : line.get(line.size() - 1).drift();
        return latest.size() == DRIFT_DAYS && latest.stream().allMatch(point -> point.drift() == last) ? last : null;
    }

    private static boolean isRated(TimelineDay day) {
        return day.pain() != null || !day.during().isEmpty() || !day.after().isEmpty();
    }
}
