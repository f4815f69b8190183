package org.lumbar.insights.intake;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.lumbar.insights.snapshot.ClientDaySnapshot;
import org.lumbar.insights.snapshot.ClientSnapshot.ScreeningHold;
import org.lumbar.insights.snapshot.PlanSnapshot;
import org.lumbar.insights.snapshot.PlanSnapshot.Occurrence;
import org.lumbar.insights.snapshot.PlanSnapshot.Range;
import org.lumbar.insights.snapshot.RatingSnapshot;
import org.lumbar.insights.snapshot.SessionSnapshot;

/** The rules once more, written from their text and as slowly as they read: what the service has to agree with. */
final class BruteForce {

    private static final BigDecimal ENOUGH = new BigDecimal("0.8");
    private static final BigDecimal ROUNDING = new BigDecimal("0.000000001");

    private BruteForce() {}

    /** State by occurrence id, PENDING for whatever has nothing done. */
    static Map<String, String> states(
            PlanSnapshot plan,
            List<SessionSnapshot> sessions,
            List<ClientDaySnapshot> days,
            List<ScreeningHold> holds) {
        Map<SessionSnapshot, String> places = places(plan, sessions);
        Map<String, String> states = new TreeMap<>();
        int completed = 0;
        for (Occurrence occurrence : plan.occurrences()) {
            List<SessionSnapshot> own = new ArrayList<>();
            places.forEach((session, place) -> {
                if (place.equals(occurrence.id())) {
                    own.add(session);
                }
            });
            int before = completed + extrasBefore(occurrence.localDate(), plan, sessions, days, places);
            String state = state(plan, occurrence, own, days, holds, before);
            completed += state.equals("COMPLETED") ? 1 : 0;
            states.put(occurrence.id(), state);
        }
        return states;
    }

    private static int extrasBefore(
            LocalDate day,
            PlanSnapshot plan,
            List<SessionSnapshot> sessions,
            List<ClientDaySnapshot> days,
            Map<SessionSnapshot, String> places) {
        int extras = 0;
        for (SessionSnapshot session : sessions) {
            boolean extra = !places.containsKey(session) && session.localDay().isBefore(day);
            BigDecimal done = done(required(plan, days, session.localDay()), session);
            extras += extra && done.compareTo(ENOUGH) >= 0 ? 1 : 0;
        }
        return extras;
    }

    private static Map<SessionSnapshot, String> places(PlanSnapshot plan, List<SessionSnapshot> sessions) {
        Map<SessionSnapshot, String> places = new HashMap<>();
        Set<String> taken = new HashSet<>();
        for (SessionSnapshot session : sessions) {
            for (Occurrence occurrence : plan.occurrences()) {
                if (!occurrence.cancelled() && occurrence.id().equals(session.occurrenceId())) {
                    places.put(session, occurrence.id());
                    taken.add(occurrence.id());
                }
            }
        }
        List<SessionSnapshot> unnamed = new ArrayList<>(sessions);
        unnamed.removeIf(session -> session.occurrenceId() != null);
        unnamed.sort(Comparator.comparing((SessionSnapshot s) -> s.startedAt()).thenComparing(s -> s.sessionId() + ""));
        for (SessionSnapshot session : unnamed) {
            for (Occurrence occurrence : plan.occurrences()) {
                boolean open = session.localDay().compareTo(occurrence.localDate()) >= 0
                        && session.localDay().compareTo(occurrence.windowEnd()) <= 0;
                if (open && !occurrence.cancelled() && !places.containsKey(session) && taken.add(occurrence.id())) {
                    places.put(session, occurrence.id());
                }
            }
        }
        return places;
    }

    private static String state(
            PlanSnapshot plan,
            Occurrence occurrence,
            List<SessionSnapshot> own,
            List<ClientDaySnapshot> days,
            List<ScreeningHold> holds,
            int completed) {
        if (occurrence.cancelled()) {
            return "CANCELLED";
        }
        own.sort(Comparator.comparing((SessionSnapshot s) -> s.startedAt()).thenComparing(s -> s.sessionId() + ""));
        BigDecimal best = BigDecimal.ZERO;
        boolean stopped = false;
        boolean first = true;
        for (SessionSnapshot session : own) {
            LocalDate judged =
                    plan.schedule().kind().name().equals("PER_WEEK") ? session.localDay() : occurrence.localDate();
            BigDecimal done = done(required(plan, days, judged), session);
            boolean better = done.subtract(best).compareTo(ROUNDING) > 0;
            boolean equal = done.subtract(best).abs().compareTo(ROUNDING) <= 0;
            if (first || better || (equal && stopped && !stopped(session))) {
                best = done;
                stopped = stopped(session);
                first = false;
            }
        }
        if (best.compareTo(ENOUGH) >= 0) {
            return "COMPLETED";
        }
        if (stopped) {
            return "STOPPED_SAFETY";
        }
        return isExempt(plan, occurrence, days, holds, best, completed)
                ? "EXEMPT"
                : best.signum() > 0 ? "PARTIAL" : "PENDING";
    }

    private static boolean isExempt(
            PlanSnapshot plan,
            Occurrence occurrence,
            List<ClientDaySnapshot> days,
            List<ScreeningHold> holds,
            BigDecimal best,
            int completed) {
        if (plan.course() != null && completed >= plan.course().stopAt()) {
            return true;
        }
        for (LocalDate day = occurrence.localDate(); !day.isAfter(occurrence.windowEnd()); day = day.plusDays(1)) {
            if (!isClosed(plan, days, day, best) && (best.signum() > 0 || !isHeld(plan, holds, day))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isHeld(PlanSnapshot plan, List<ScreeningHold> holds, LocalDate day) {
        Instant begins = day.atTime(3, 0).atZone(ZoneId.of(plan.timezone())).toInstant();
        Instant ends =
                day.plusDays(1).atTime(3, 0).atZone(ZoneId.of(plan.timezone())).toInstant();
        return holds.stream()
                .anyMatch(hold -> hold.from().isBefore(ends)
                        && (hold.to() == null || !hold.to().isBefore(begins)));
    }

    private static boolean isClosed(PlanSnapshot plan, List<ClientDaySnapshot> days, LocalDate day, BigDecimal best) {
        boolean paused = plan.pauses().stream()
                .anyMatch(pause ->
                        day.compareTo(pause.from()) >= 0 && (pause.to() == null || day.compareTo(pause.to()) <= 0));
        List<PlanSnapshot.Step> required = required(plan, days, day);
        boolean onlyRolling =
                required.stream().allMatch(step -> step.technique().equals("BALL_ROLL"));
        boolean usedUp = days.stream()
                .anyMatch(held -> held.localDay().equals(day) && held.dose().remainingSeconds() == 0);
        return paused || required.isEmpty() || (best.signum() == 0 && onlyRolling && usedUp);
    }

    private static boolean stopped(SessionSnapshot session) {
        Set<String> reasons = Set.of("DISCOMFORT", "VERY_PAINFUL", "BONE_PAIN", "EXCRUCIATING");
        Set<String> answers = Set.of("STOP_STEP", "STOP_SESSION", "SEE_DOCTOR");
        return (session.stop() != null
                        && reasons.contains(session.stop().reason().name()))
                || (session.guidance() != null
                        && answers.contains(session.guidance().answer().name()));
    }

    private static List<PlanSnapshot.Step> required(PlanSnapshot plan, List<ClientDaySnapshot> days, LocalDate day) {
        ClientDaySnapshot latest = null;
        for (ClientDaySnapshot held : days) {
            boolean before = held.localDay().compareTo(day) <= 0;
            if (before && (latest == null || held.localDay().isAfter(latest.localDay()))) {
                latest = held;
            }
        }
        Set<String> barred = new HashSet<>();
        if (latest != null) {
            latest.resting().forEach(rest -> barred.add(rest.technique()));
            latest.locked().forEach(lock -> barred.add(lock.technique()));
        }
        return plan.routine().steps().stream()
                .filter(step -> step.required() && !barred.contains(step.technique()))
                .toList();
    }

    private static BigDecimal done(List<PlanSnapshot.Step> required, SessionSnapshot session) {
        BigDecimal sum = BigDecimal.ZERO;
        for (PlanSnapshot.Step step : required) {
            for (SessionSnapshot.Step report : session.steps()) {
                if (report.key().equals(step.key()) && report.completed()) {
                    sum = sum.add(share(step.seconds(), report.seconds())
                            .min(share(step.repetitions(), report.repetitions()))
                            .min(share(step.holdSeconds(), report.holdSeconds())));
                }
            }
        }
        return required.isEmpty()
                ? BigDecimal.ZERO
                : sum.divide(BigDecimal.valueOf(required.size()), MathContext.DECIMAL128);
    }

    private static BigDecimal share(@Nullable Range prescribed, @Nullable Integer reported) {
        return prescribed == null || reported == null
                ? BigDecimal.ONE
                : BigDecimal.valueOf(reported)
                        .divide(BigDecimal.valueOf(prescribed.min()), MathContext.DECIMAL128)
                        .min(BigDecimal.ONE);
    }

    /** Daily pain value by local day. */
    static Map<LocalDate, Double> pain(List<RatingSnapshot> ratings) {
        Map<LocalDate, List<Integer>> byDay = new TreeMap<>();
        for (RatingSnapshot rating : ratings) {
            if (!rating.moment().name().equals("AFTER")
                    && !rating.moment().name().equals("DURING")) {
                byDay.computeIfAbsent(rating.localDay(), none -> new ArrayList<>())
                        .add(rating.score());
            }
        }
        Map<LocalDate, Double> values = new TreeMap<>();
        byDay.forEach((day, scores) -> {
            scores.sort(Comparator.naturalOrder());
            int lower = scores.get((scores.size() - 1) / 2);
            int upper = scores.get(scores.size() / 2);
            values.put(day, (lower + upper) / 2.0);
        });
        return values;
    }
}
