package org.lumbar.insights.chart;

import static org.lumbar.insights.chart.Frame.text;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.lumbar.insights.chart.PainChart.Point;
import org.lumbar.insights.chart.PainChart.Stem;
import org.lumbar.insights.snapshot.RatingSnapshot.Moment;
import org.lumbar.insights.timeline.TimelineDay;
import org.lumbar.insights.timeline.TimelineDay.SessionPain;

/** The ratings of days as they were given. */
final class Ratings {

    /** The moments that are drawn. */
    static final List<Moment> DRAWN =
            List.of(Moment.BEFORE, Moment.DURING, Moment.AFTER, Moment.NEXT_DAY, Moment.AD_HOC);

    /** So far apart lie equal ratings of a day and moment, in units of the drawing: each is a mark of its own. */
    private static final double APART = 3;

    private Ratings() {}

    /** One per rating. */
    static List<Point> points(List<TimelineDay> days, Frame frame) {
        List<Point> points = new ArrayList<>();
        for (TimelineDay day : days) {
            if (frame.shows(day.localDay())) {
                DRAWN.forEach(moment -> points.addAll(points(day, moment, frame)));
            }
        }
        return points;
    }

    /** From the lowest rating before a session to the highest after it, on the day it started. */
    static List<Stem> stems(List<TimelineDay> days, Frame frame) {
        return days.stream()
                .filter(day -> frame.shows(day.localDay()))
                .flatMap(day -> day.sessions().stream().flatMap(session -> stem(day, session, frame)))
                .toList();
    }

    private static Stream<Stem> stem(TimelineDay day, SessionPain session, Frame frame) {
        Integer before = session.before();
        Integer after = session.after();
        return before == null || after == null
                ? Stream.empty()
                : Stream.of(new Stem(text(frame.x(day.localDay())), text(frame.y(before)), text(frame.y(after))));
    }

    private static List<Point> points(TimelineDay day, Moment moment, Frame frame) {
        List<Point> points = new ArrayList<>();
        List<Integer> sorted = scores(day, moment).stream().sorted().toList();
        for (int i = 0; i < sorted.size(); i++) {
            int score = sorted.get(i);
            double x = frame.x(day.localDay()) + APART * (i - sorted.indexOf(score));
            points.add(new Point(moment, day.localDay(), score, text(x), text(frame.y(score))));
        }
        return points;
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
}
