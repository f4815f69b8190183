package org.lumbar.insights.chart;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.stream.Stream;

/** A Monday that the axis of days names, and where it lies. */
public record Tick(LocalDate day, String x) {

    /** So much room a label needs, in units of the drawing. */
    private static final double LABEL = 48;

    /** Every Monday, or as many as have room for their labels, the newest one first. */
    static List<Tick> mondays(Frame frame) {
        int weeks = (int) Math.max(1, Math.ceil(LABEL / (DayOfWeek.values().length * frame.slot())));
        LocalDate newest = frame.to().with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        return Stream.iterate(newest, frame::shows, day -> day.minusWeeks(weeks))
                .map(day -> new Tick(day, Frame.text(frame.x(day))))
                .toList();
    }
}
