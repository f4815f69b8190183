package org.lumbar.insights.timeline;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lumbar.insights.consistency.OccurrenceState;
import org.lumbar.insights.consistency.Outcome;
import org.lumbar.insights.consistency.PlanReport;
import org.lumbar.insights.fact.RatingSnapshot.Moment;
import org.lumbar.insights.pain.DailyPain;
import org.lumbar.insights.timeline.TimelineDay.Scheduled;
import org.lumbar.insights.timeline.TimelineFacts.Rated;
import org.lumbar.insights.timeline.TimelineFacts.Safety;

/** Collects what is known of each local day between two, both included. */
final class TimelineDays {

    private final long first;
    private final LocalDate today;

    /** By days since the first; null where nothing is known. */
    private final @Nullable Known[] days;

    TimelineDays(LocalDate from, LocalDate to, LocalDate today) {
        this.first = from.toEpochDay();
        this.today = today;
        this.days = new Known[(int) (to.toEpochDay() - first) + 1];
    }

    /** What is known of one day. */
    private static final class Known {
        private final LocalDate day;
        private final List<Scheduled> scheduled = new ArrayList<>(1);
        private RatedDay rated = RatedDay.NONE;
        private @Nullable DailyPain pain;
        private @Nullable Safety safety;

        Known(LocalDate day) {
            this.day = day;
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
            if (known.rated == RatedDay.NONE) {
                known.rated = new RatedDay();
            }
            known.rated.add(rating);
        }
    }

    void pain(DailyPain day) {
        Known known = known(day.localDay());
        if (known != null) {
            known.pain = day;
        }
    }

    void safety(LocalDate day, Safety of) {
        Known known = known(day);
        if (known != null) {
            known.safety = of;
        }
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
                outcome.stateOn(today),
                outcome.exemption(),
                outcome.done(),
                outcome.revisedAt());
    }

    List<TimelineDay> inOrder() {
        return Stream.of(days)
                .filter(Objects::nonNull)
                .map(known -> day(known.day, known.pain, known.rated, known.safety, known.scheduled))
                .toList();
    }

    private static TimelineDay day(
            LocalDate day,
            @Nullable DailyPain value,
            RatedDay rated,
            @Nullable Safety safety,
            List<Scheduled> occurrences) {
        boolean late = occurrences.stream().anyMatch(occurrence -> occurrence.revisedAt() != null);
        return new TimelineDay(
                day,
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
                safety == null ? null : safety.used(),
                safety == null ? null : safety.limit(),
                safety == null ? null : safety.remaining(),
                safety == null ? List.of() : safety.resting(),
                safety == null ? List.of() : safety.locked(),
                occurrences,
                late || (value != null && value.revisedAt() != null));
    }
}
