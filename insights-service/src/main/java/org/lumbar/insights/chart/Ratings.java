package org.lumbar.insights.chart;

import static org.lumbar.insights.chart.Frame.text;

import java.util.ArrayList;
import java.util.List;
import org.lumbar.insights.chart.PainChart.Point;
import org.lumbar.insights.chart.PainChart.Stem;
import org.lumbar.insights.fact.RatingSnapshot.Moment;
import org.lumbar.insights.timeline.TimelineDay;

/** The ratings of days as they were given. */
final class Ratings {

    /** The moments that are drawn; those during a session belong to its steps. */
    static final List<Moment> DRAWN = List.of(Moment.BEFORE, Moment.AFTER, Moment.NEXT_DAY, Moment.AD_HOC);

    private Ratings() {}

    static List<Point> points(List<TimelineDay> days, Frame frame) {
        List<Point> points = new ArrayList<>();
        for (TimelineDay day : days) {
            if (frame.shows(day.localDay())) {
                DRAWN.forEach(moment -> {
                    if (!scores(day, moment).isEmpty()) {
                        points.add(point(day, moment, frame));
                    }
                });
            }
        }
        return points;
    }

    static List<Stem> stems(List<TimelineDay> days, Frame frame) {
        return days.stream()
                .filter(day -> frame.shows(day.localDay()))
                .filter(day -> !day.before().isEmpty() && !day.after().isEmpty())
                .map(day -> new Stem(
                        text(frame.x(day.localDay())),
                        text(frame.y(mean(day.before()))),
                        text(frame.y(mean(day.after())))))
                .toList();
    }

    private static Point point(TimelineDay day, Moment moment, Frame frame) {
        double score = mean(scores(day, moment));
        return new Point(moment, day.localDay(), score, text(frame.x(day.localDay())), text(frame.y(score)));
    }

    private static List<Integer> scores(TimelineDay day, Moment moment) {
        return switch (moment) {
            case BEFORE -> day.before();
            case DURING -> day.during();
            case AFTER -> day.after();
            case NEXT_DAY -> day.nextDay();
            case AD_HOC -> day.adHoc();
        };
    }

    private static double mean(List<Integer> scores) {
        return scores.stream().mapToInt(Integer::intValue).average().orElseThrow();
    }
}
