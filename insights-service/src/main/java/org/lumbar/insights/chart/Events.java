package org.lumbar.insights.chart;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.lumbar.insights.timeline.PlanMark;
import org.lumbar.insights.timeline.Timeline;
import org.lumbar.insights.trend.FlareUp;

/** Finds what a reader of a timeline has to know beside its values. */
public final class Events {

    private Events() {}

    /** Every change of a plan and every flare-up that touches the timeline's days, in the order of days. */
    public static List<Event> of(Timeline timeline) {
        LocalDate from = timeline.from();
        LocalDate to = timeline.to();
        return Stream.concat(
                        timeline.marks().stream()
                                .map(Events::change)
                                .filter(event -> !event.day().isBefore(from)),
                        timeline.flares().stream()
                                .map(Events::flare)
                                .filter(event ->
                                        event.until() == null || !event.until().isBefore(from)))
                .filter(event -> !event.day().isAfter(to))
                .sorted(Event.BY_DAY)
                .toList();
    }

    private static Event change(PlanMark mark) {
        Event.Kind kind = switch (mark.kind()) {
            case STARTED -> Event.Kind.PLAN_STARTED;
            case PAUSED -> Event.Kind.PLAN_PAUSED;
            case RESUMED -> Event.Kind.PLAN_RESUMED;
            case RESCHEDULED -> Event.Kind.PLAN_RESCHEDULED;
            case COMPLETED -> Event.Kind.PLAN_COMPLETED;
            case CANCELLED -> Event.Kind.PLAN_CANCELLED;
        };
        return new Event(kind, mark.day(), null, mark.routineTitle(), null);
    }

    private static Event flare(FlareUp flare) {
        boolean reported = flare.origin() == FlareUp.Origin.REPORTED;
        return new Event(
                reported ? Event.Kind.FLARE_REPORTED : Event.Kind.FLARE_DETECTED,
                flare.firstDay(),
                flare.lasts() ? null : flare.lastDay(),
                "",
                flare.peak());
    }
}
