package org.lumbar.insights.chart;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.stream.Stream;

/** A Monday that the axis of days names, and where it lies. */
public record Tick(LocalDate day, String x) {

    /** Every {@code weeks}-th Monday, the newest one first. */
    static List<Tick> mondays(Frame frame, int weeks) {
        LocalDate newest = frame.to().with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        return Stream.iterate(newest, frame::shows, day -> day.minusWeeks(weeks))
                .map(day -> new Tick(day, Frame.text(frame.x(day))))
                .toList();
    }
}
