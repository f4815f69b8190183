package org.lumbar.insights.chart;

import static org.lumbar.insights.chart.Frame.text;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A numbered mark above the values, where something happened.
 *
 * @param number its place in the list of events, from 1
 * @param x where its line runs and its area begins, at the start of the day
 * @param y the middle of its number
 * @param width of the area of a flare-up; 0.0 for a change of a plan
 */
public record Flag(int number, Event event, String x, String y, String width) {

    /** Marks that lie closer than this in one row would cover each other. */
    private static final double CROWDED = 18;

    private static final int MOST_ROWS = 4;
    private static final int FIRST_ROW = 10;
    private static final int ROW = 18;

    /** Marks all events that the frame shows; their numbers are those of the whole list. */
    static List<Flag> of(List<Event> events, Frame frame) {
        List<Flag> flags = new ArrayList<>();
        List<Integer> rows = rows(events, frame);
        for (int i = 0; i < events.size(); i++) {
            Event event = events.get(i);
            if (rows.get(i) >= 0) {
                double x = start(event, frame);
                double end = event.kind().isFlare() ? frame.x(until(event, frame)) + frame.slot() / 2 : x;
                double y = FIRST_ROW + (double) rows.get(i) * ROW;
                flags.add(new Flag(i + 1, event, text(x), text(y), text(Math.max(0, end - x))));
            }
        }
        return flags;
    }

    /** The frame with as much room above its values as the marks need. */
    static Frame makeRoom(List<Event> events, Frame frame) {
        int rows = rows(events, frame).stream().mapToInt(row -> row + 1).max().orElse(0);
        return new Frame(
                frame.width(),
                frame.height(),
                frame.left(),
                FIRST_ROW + ROW * rows,
                frame.bottom(),
                frame.from(),
                frame.to(),
                frame.most());
    }

    /** The row of each event, from 0; −1 for those that the frame does not show. */
    private static List<Integer> rows(List<Event> events, Frame frame) {
        double[] ends = new double[MOST_ROWS];
        Arrays.fill(ends, Double.NEGATIVE_INFINITY);
        List<Integer> rows = new ArrayList<>();
        for (Event event : events) {
            if (until(event, frame).isBefore(frame.from()) || event.day().isAfter(frame.to())) {
                rows.add(-1);
                continue;
            }
            double x = start(event, frame);
            int row = 0;
            while (row < MOST_ROWS - 1 && x - ends[row] < CROWDED) {
                row++;
            }
            ends[row] = x;
            rows.add(row);
        }
        return rows;
    }

    private static double start(Event event, Frame frame) {
        return frame.x(event.day()) - frame.slot() / 2;
    }

    private static LocalDate until(Event event, Frame frame) {
        if (!event.kind().isFlare()) {
            return event.day();
        }
        return event.until() == null ? frame.to() : event.until();
    }
}
