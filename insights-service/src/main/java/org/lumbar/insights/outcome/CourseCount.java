package org.lumbar.insights.outcome;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lumbar.insights.snapshot.PlanSnapshot.Course;
import org.lumbar.insights.snapshot.SessionSnapshot;

/** Counts a course's completed sessions, extra ones included, while its occurrences are judged in plan order. */
final class CourseCount {

    private final @Nullable Course course;
    private final List<SessionSnapshot> extras;
    private final List<Arrival> occurrences = new ArrayList<>();

    CourseCount(@Nullable Course course, List<Extra> extras) {
        this.course = course;
        this.extras =
                extras.stream().filter(Extra::completed).map(Extra::session).toList();
    }

    /** Counts an occurrence that was completed. */
    void add(Outcome outcome, List<SessionSnapshot> sessions) {
        if (outcome.state() == OccurrenceState.COMPLETED) {
            sessions.stream()
                    .filter(session -> session.sessionId().equals(outcome.sessionId()))
                    .map(Arrival::of)
                    .forEach(occurrences::add);
        }
    }

    /** True if the course was complete before what is scheduled from that day on: by earlier occurrences, or extras of earlier days. */
    boolean isOverBefore(LocalDate day) {
        return course != null && arrivals(day).size() >= course.stopAt();
    }

    /** When that became known; null while the course is not over. */
    @Nullable
    Arrival known(LocalDate day) {
        return course == null || !isOverBefore(day)
                ? null
                : arrivals(day).stream()
                        .sorted(Arrival.IN_ORDER)
                        .skip(course.stopAt() - 1L)
                        .findFirst()
                        .orElse(null);
    }

    private List<Arrival> arrivals(LocalDate day) {
        List<Arrival> arrivals = new ArrayList<>(occurrences);
        extras.stream()
                .filter(extra -> extra.localDay().isBefore(day))
                .map(Arrival::of)
                .forEach(arrivals::add);
        return arrivals;
    }
}
