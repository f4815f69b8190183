package org.lumbar.insights.chart;

import static org.lumbar.insights.chart.Frame.text;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lumbar.insights.trend.ChartLine;

/** The smoothed line and its drift limits as SVG paths. */
final class Smoothed {

    private Smoothed() {}

    /** A line per stretch without a long gap; a stretch of one value is a dot. */
    static String line(ChartLine line, Frame frame) {
        StringBuilder path = new StringBuilder();
        for (List<ChartLine.Point> stretch : stretches(line, frame)) {
            for (int i = 0; i < stretch.size(); i++) {
                ChartLine.Point point = stretch.get(i);
                path.append(i == 0 ? 'M' : 'L').append(at(frame, point, point.smoothed()));
            }
            path.append(stretch.size() == 1 ? "h0" : "");
        }
        return path.toString();
    }

    /** An area per stretch of two values or more; empty while there are too few values for limits. */
    static String limits(ChartLine line, Frame frame) {
        StringBuilder path = new StringBuilder();
        if (line.baseline() == null) {
            return "";
        }
        for (List<ChartLine.Point> stretch : stretches(line, frame)) {
            if (stretch.size() > 1) {
                area(path, stretch, frame);
            }
        }
        return path.toString();
    }

    private static void area(StringBuilder path, List<ChartLine.Point> stretch, Frame frame) {
        char command = 'M';
        for (ChartLine.Point point : stretch) {
            path.append(command).append(at(frame, point, orElse(point.upper(), frame.most())));
            command = 'L';
        }
        for (int i = stretch.size() - 1; i >= 0; i--) {
            ChartLine.Point point = stretch.get(i);
            path.append('L').append(at(frame, point, orElse(point.lower(), 0)));
        }
        path.append('Z');
    }

    private static List<List<ChartLine.Point>> stretches(ChartLine line, Frame frame) {
        List<List<ChartLine.Point>> stretches = new ArrayList<>();
        for (ChartLine.Point point : line.points()) {
            if (frame.shows(point.day())) {
                if (stretches.isEmpty() || point.sinceStart() == 1) {
                    stretches.add(new ArrayList<>());
                }
                stretches.get(stretches.size() - 1).add(point);
            }
        }
        return stretches;
    }

    private static double orElse(@Nullable Double limit, double edge) {
        return limit == null ? edge : limit;
    }

    private static String at(Frame frame, ChartLine.Point point, double value) {
        return text(frame.x(point.day())) + " " + text(frame.y(value));
    }
}
