package org.lumbar.insights.timeline;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lumbar.insights.outcome.OccurrenceState;
import org.lumbar.insights.outcome.Outcome;
import org.lumbar.insights.pain.DailyPain;
import org.lumbar.insights.plan.PlanReport;
import org.lumbar.insights.snapshot.RatingSnapshot.Moment;
import org.lumbar.insights.timeline.TimelineDay.Scheduled;
import org.lumbar.insights.timeline.TimelineRows.Rated;
import org.lumbar.insights.timeline.TimelineRows.Safety;

/** Collects what is known of each local day between two, both included. */
final class TimelineDays {

    private final long first;
    private final LocalDate to;
    private final LocalDate today;

    /** What was safe on each day that has a snapshot, also before the first. */
    private final TreeMap<LocalDate, Safety> safety = new TreeMap<>();

    /** By days since the first; null where nothing is known. */
    private final @Nullable Known[] days;

    /** @param today the client's local day, which is not over yet */
    TimelineDays(LocalDate from, LocalDate to, LocalDate today) {
        this.first = from.toEpochDay();
        this.to = to;
        this.today = today;
        this.days = new Known[(int) (to.toEpochDay() - first) + 1];
    }

    /** What is known of one day. */
    private static final class Known {
        private final LocalDate day;
        private final List<Scheduled> scheduled = new ArrayList<>(1);
        private RatedDay rated = RatedDay.NONE;
        private @Nullable DailyPain pain;

        Known(LocalDate day) {
            this.day = day;
        }

        private RatedDay rated() {
            if (rated == RatedDay.NONE) {
                rated = new RatedDay();
            }
            return rated;
        }
    }

    /** The day, of which something is known with this call; null if it lies outside. */
    private @Nullable Known known(LocalDate day) {
        long place = day.toEpochDay() - first;
        if (place < 0 || place >= days.length) {
            return null;
        }
        Known known = days[(int) place];
        if (known == null) {
            known = new Known(day);
            days[(int) place] = known;
        }
        return known;
    }

    void rating(Rated rating) {
        Known known = known(rating.day());
        if (known != null) {
            known.rated().add(rating);
        }
        boolean around = rating.moment() == Moment.BEFORE || rating.moment() == Moment.AFTER;
        Known start = around && rating.sessionId() != null ? known(rating.sessionDay()) : null;
        if (start != null) {
            start.rated().addToSession(rating);
        }
    }

    void pain(DailyPain day) {
        Known known = known(day.localDay());
        if (known != null) {
            known.pain = day;
        }
    }

    /** What was safe on a day, and what later days without a snapshot inherit. */
    void safety(LocalDate day, Safety of) {
        safety.put(day, of);
        known(day);
    }

    void plan(PlanReport report) {
        for (Outcome outcome : report.outcomes()) {
            Known known = outcome.state() == OccurrenceState.CANCELLED ? null : known(outcome.localDate());
            if (known != null) {
                known.scheduled.add(scheduled(report, outcome));
            }
        }
    }

    private Scheduled scheduled(PlanReport report, Outcome outcome) {
        return new Scheduled(
                report.plan().planId(),
                outcome.occurrenceId(),
                outcome.windowEnd(),
                outcome.stateAsOf(to, today),
                outcome.exemption(),
                outcome.done(),
                outcome.revisedAt());
    }

    List<TimelineDay> inOrder() {
        inherit();
        return Stream.of(days).filter(Objects::nonNull).map(this::day).toList();
    }

    /** Of a day on which something rests or is locked something is known; nobody knows yet what the days to come will say. */
    private void inherit() {
        LocalDate last = to.isAfter(today) ? today : to;
        for (LocalDate day = LocalDate.ofEpochDay(first); !day.isAfter(last); day = day.plusDays(1)) {
            Map.Entry<LocalDate, Safety> held = safety.floorEntry(day);
            if (held != null && held.getValue().barsAny()) {
                known(day);
            }
        }
    }

    private TimelineDay day(Known known) {
        RatedDay rated = known.rated;
        DailyPain value = known.pain;
        Safety own = safety.get(known.day);
        Map.Entry<LocalDate, Safety> held = safety.floorEntry(known.day);
        boolean late = known.scheduled.stream().anyMatch(occurrence -> occurrence.revisedAt() != null);
        return new TimelineDay(
                known.day,
                value == null ? null : value.value(),
                value == null ? null : value.revisedAt(),
                rated.scores(Moment.BEFORE),
                rated.scores(Moment.DURING),
                rated.scores(Moment.AFTER),
                rated.scores(Moment.NEXT_DAY),
                rated.scores(Moment.AD_HOC),
                rated.sessions(),
                rated.stiff(),
                rated.sore(),
                own == null ? null : own.used(),
                own == null ? null : own.limit(),
                own == null ? null : own.remaining(),
                held == null ? List.of() : held.getValue().resting(),
                held == null ? List.of() : held.getValue().locked(),
                known.scheduled,
                late || (value != null && value.revisedAt() != null));
    }
}
