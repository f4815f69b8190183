package org.lumbar.insights.timeline;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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

    private final LocalDate from;
    private final LocalDate to;
    private final LocalDate today;
    private final Map<LocalDate, RatedDay> ratings = new HashMap<>();
    private final Map<LocalDate, DailyPain> pain = new HashMap<>();
    private final Map<LocalDate, Safety> safety = new HashMap<>();
    private final Map<LocalDate, List<Scheduled>> scheduled = new HashMap<>();
    private final TreeMap<LocalDate, Boolean> known = new TreeMap<>();

    TimelineDays(LocalDate from, LocalDate to, LocalDate today) {
        this.from = from;
        this.to = to;
        this.today = today;
    }

    void rating(Rated rating) {
        if (isShown(rating.day())) {
            ratings.computeIfAbsent(rating.day(), none -> new RatedDay()).add(rating);
        }
    }

    void pain(DailyPain day) {
        if (isShown(day.localDay())) {
            pain.put(day.localDay(), day);
        }
    }

    void safety(LocalDate day, Safety of) {
        if (isShown(day)) {
            safety.put(day, of);
        }
    }

    void plan(PlanReport report) {
        for (Outcome outcome : report.outcomes()) {
            if (outcome.state() != OccurrenceState.CANCELLED && isShown(outcome.localDate())) {
                scheduled
                        .computeIfAbsent(outcome.localDate(), none -> new ArrayList<>())
                        .add(scheduled(report, outcome));
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

    /** Marks the day as one of which something is known, if it lies between the two. */
    private boolean isShown(LocalDate day) {
        boolean shown = !day.isBefore(from) && !day.isAfter(to);
        if (shown) {
            known.put(day, true);
        }
        return shown;
    }

    List<TimelineDay> inOrder() {
        return known.keySet().stream()
                .map(day -> day(
                        day,
                        pain.get(day),
                        ratings.getOrDefault(day, RatedDay.NONE),
                        safety.get(day),
                        scheduled.getOrDefault(day, List.of())))
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
