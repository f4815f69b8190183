package org.lumbar.insights.chart;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lumbar.insights.client.SafetyState;
import org.lumbar.insights.snapshot.LocalDay;
import org.lumbar.insights.snapshot.SessionSnapshot;
import org.lumbar.insights.snapshot.Titles;
import org.lumbar.insights.timeline.PlanMark;
import org.lumbar.insights.timeline.Timeline;
import org.lumbar.insights.trend.FlareUp;

/** Finds what a reader of a timeline has to know beside its values. */
public final class Events {

    private Events() {}

    /**
     * Every change of a plan, flare-up, stop, lock and clearance that falls on the timeline's days, in the order of days.
     *
     * @param sessions of these days
     * @param safety what clinicians have cleared
     * @param timezone the client's, which decides the day of a clearance
     */
    public static List<Event> of(
            Timeline timeline, List<SessionSnapshot> sessions, SafetyState safety, String timezone) {
        LocalDate from = timeline.from();
        LocalDate to = timeline.to();
        return Stream.of(
                        timeline.marks().stream()
                                .map(Events::change)
                                .filter(event -> !event.day().isBefore(from)),
                        timeline.flares().stream()
                                .map(Events::flare)
                                .filter(event ->
                                        event.until() == null || !event.until().isBefore(from)),
                        sessions.stream().flatMap(Events::stop),
                        safety.clearances().stream()
                                .map(cleared -> safety(
                                        Event.Kind.CLEARED, LocalDay.of(cleared.at(), timezone), cleared.technique()))
                                .filter(event -> !event.day().isBefore(from)))
                .flatMap(events -> events)
                .filter(event -> !event.day().isAfter(to))
                .sorted(Event.BY_DAY)
                .toList();
    }

    private static Stream<Event> stop(SessionSnapshot session) {
        SessionSnapshot.Stop stop = session.stop();
        if (stop == null || !session.stoppedForSafety()) {
            return Stream.empty();
        }
        Event.Kind kind = stop.reason().locks() ? Event.Kind.LOCKED : Event.Kind.STOPPED;
        return Stream.of(safety(kind, session.localDay(), stop.technique()));
    }

    private static Event safety(Event.Kind kind, LocalDate day, @Nullable String technique) {
        return new Event(kind, day, null, technique == null ? "" : technique, Titles.UNKNOWN, null);
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
        return new Event(kind, mark.day(), null, mark.routineTitle(), mark.routineTitles(), null);
    }

    private static Event flare(FlareUp flare) {
        boolean reported = flare.origin() == FlareUp.Origin.REPORTED;
        return new Event(
                reported ? Event.Kind.FLARE_REPORTED : Event.Kind.FLARE_DETECTED,
                flare.firstDay(),
                flare.lasts() ? null : flare.lastDay(),
                "",
                Titles.UNKNOWN,
                flare.peak());
    }
}
